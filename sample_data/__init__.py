"""Pictures and posts made by this project, and the ready-made projects of the demonstrations."""

from __future__ import annotations

from sample_data.boxes import boxes_project
from sample_data.captcha import captcha_project
from sample_data.shipped import PICTURES
from sample_data.story import STORY, Story
from sample_data.weisure import weisure_project

__all__ = ["PICTURES", "STORY", "Story", "boxes_project", "captcha_project", "weisure_project"]
