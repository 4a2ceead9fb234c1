"""A small picture to judge a terminal by: all colours, all shades, and a round thing with fine lines."""

from __future__ import annotations

from PIL import Image, ImageDraw

from annotate.images.picture import Size


def specimen(size: Size) -> Image.Image:
    """The picture in so many pixels: a rainbow with a target in its middle, and shades of grey below."""
    width, height = 240, 120
    shades = height // 5
    hue = Image.linear_gradient("L").rotate(90).resize((width, height - shades))
    fade = Image.linear_gradient("L").resize((width, height - shades))
    full = Image.new("L", fade.size, 255)
    rainbow = Image.merge("HSV", (hue, fade, full)).convert("RGB")
    picture = Image.new("RGB", (width, height))
    picture.paste(rainbow)
    picture.paste(Image.linear_gradient("L").rotate(90).resize((width, shades)), (0, height - shades))
    draw = ImageDraw.Draw(picture)
    middle = (width // 2, (height - shades) // 2)
    for number, radius in enumerate(range(36, 0, -6)):
        draw.circle(middle, radius, fill=(20, 20, 20) if number % 2 else (240, 240, 240))
    return picture.resize(size, Image.Resampling.LANCZOS)
