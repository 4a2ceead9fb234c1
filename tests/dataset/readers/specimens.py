"""A small sound dataset of each format, as other programs write them, about pictures of four by three pixels."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.small_projects import tiny_png

COCO: dict[str, Any] = {
    "info": {},
    "images": [
        {"id": 7, "file_name": "1.png", "width": 4, "height": 3},
        {"id": 9, "file_name": "2.png", "width": 4, "height": 3},
    ],
    "annotations": [{"id": 1, "image_id": 7, "category_id": 3, "bbox": [1, 0.5, 2, 2], "area": 4, "iscrowd": 0}],
    "categories": [{"id": 3, "name": "dog"}, {"id": 1, "name": "cat"}],
}
LABELME: dict[str, Any] = {
    "version": "5.5.0",
    "flags": {},
    "shapes": [{"label": "dog", "points": [[3, 2.5], [1, 0.5]], "shape_type": "rectangle", "flags": {}}],
    "imagePath": "1.png",
    "imageData": None,
    "imageHeight": 3,
    "imageWidth": 4,
}
LABEL_STUDIO: list[dict[str, Any]] = [
    {
        "id": 1,
        "data": {"image": "/data/upload/3/0123abcd-1.png"},
        "annotations": [
            {
                "id": 5,
                "completed_by": {"id": 2, "email": "ana@example.org"},
                "lead_time": 12.5,
                "result": [
                    {
                        "type": "rectanglelabels",
                        "original_width": 4,
                        "original_height": 3,
                        "value": {
                            **{"x": 25.0, "y": 16.666666666666668, "width": 50.0, "height": 66.66666666666667},
                            **{"rotation": 0, "rectanglelabels": ["dog"]},
                        },
                    }
                ],
            },
            {"id": 6, "was_cancelled": True, "result": []},
        ],
    }
]
VOC = """<?xml version="1.0"?>
<annotation>
  <folder>VOC2012</folder><filename>1.png</filename>
  <size><width>4</width><height>3</height><depth>3</depth></size>
  <object><name>dog</name>
    <bndbox><xmin>2</xmin><ymin>1</ymin><xmax>3</xmax><ymax>2</ymax></bndbox>
  </object>
</annotation>
"""
YAML = "path: ../datasets/x\ntrain: images/train\nval: images/train\nnc: 2\nnames: ['cat', dog] # two\n"
MTURK = (
    "HITId,AssignmentId,WorkerId,AssignmentStatus,AcceptTime,SubmitTime,WorkTimeInSeconds,Input.image_url,"
    "Answer.category.label\n"
)
BOX = {"boxes": [{"label": "dog", "x": 1.0, "y": 0.5, "width": 2.0, "height": 2.0}]}
"""What each of them says of the first picture, Pascal VOC with whole numbers."""
VOC_BOX = {"boxes": [{"label": "dog", "x": 1.0, "y": 0.0, "width": 2.0, "height": 2.0}]}


def put(folder: Path, files: dict[str, str | bytes | object]) -> Path:
    """Files by name: texts, bytes, or what becomes JSON; the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not isinstance(content, str | bytes):
            content = json.dumps(content)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def specimens() -> dict[str, dict[str, str | bytes | object]]:
    """The files of a dataset of each format."""
    pictures = {"1.png": tiny_png(), "2.png": tiny_png() + b" "}
    in_images = {f"images/train/{name}": content for name, content in pictures.items()}
    return {
        "csv": {**pictures, "data.csv": "filename,width,height,class,xmin,ymin,xmax,ymax\n1.png,4,3,dog,1,0.5,3,2.5\n"},
        "coco": {**in_images, "annotations/instances_train.json": COCO},
        "yolo": {**in_images, "data.yaml": YAML, "labels/train/1.txt": "1 0.5 0.5 0.5 0.666667\n"},
        "voc": {**{f"JPEGImages/{name}": one for name, one in pictures.items()}, "Annotations/1.xml": VOC},
        "label-studio": {**pictures, "project.json": LABEL_STUDIO},
        "labelme": {**pictures, "1.json": LABELME},
    }
