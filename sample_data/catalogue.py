"""The sample pictures in playing order: name, subject, light, and the scene that draws it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PIL import Image

from sample_data.drawing import palette
from sample_data.drawing.canvas import Canvas
from sample_data.drawing.palette import Mood
from sample_data.scenes import bicycles, buses, cats, crossings, fruits, gatherings, lights, places, reported, writings


class Sample(NamedTuple):
    """One picture: what it is about and how it is drawn."""

    subject: str
    mood: Mood
    draw: Callable[[Canvas], None]

    @property
    def title(self) -> str:
        """The scene's name in words joined by hyphens."""
        return self.draw.__name__.replace("_", "-")


SAMPLES = (
    Sample("traffic light", palette.DUSK, lights.red_at_dusk),
    Sample("cat", palette.NIGHT, cats.window_seat),
    Sample("bus", palette.DAY, buses.red_double_decker),
    Sample("fruit", palette.DAY, fruits.blue_bowl),
    Sample("crossing", palette.DAY, crossings.umbrellas),
    Sample("bicycle", palette.GOLDEN, bicycles.flower_basket),
    Sample("something else", palette.NIGHT, places.lighthouse_night),
    Sample("cat", palette.DAY, cats.red_cushion),
    Sample("traffic light", palette.RAIN, lights.green_in_the_rain),
    Sample("bridge", palette.DUSK, places.red_bridge),
    Sample("hydrant", palette.GOLDEN, places.hydrant_corner),
    Sample("bus", palette.NIGHT, buses.last_bus),
    Sample("crossing", palette.DAY, crossings.mind_the_cat),
    Sample("fruit", palette.DAY, fruits.watermelon_day),
    Sample("bicycle", palette.DUSK, bicycles.by_the_sea),
    Sample("something else", palette.EVENING, places.rooftops),
    Sample("cat", palette.DAY, cats.green_eyes),
    Sample("traffic light", palette.SNOW, lights.amber_in_the_snow),
    Sample("something else", palette.DAY, buses.yellow_tram),
    Sample("fruit", palette.DAY, fruits.lemon_branch),
    Sample("bridge", palette.DAY, places.autumn_bridge),
    Sample("bus", palette.RAIN, buses.bus_in_the_rain),
    Sample("cat", palette.DUSK, cats.roof_walk),
    Sample("something else", palette.DUSK, places.big_sun_palms),
    Sample("crossing", palette.NIGHT, crossings.night_crossing),
    Sample("bicycle", palette.DAY, bicycles.downhill),
    Sample("cat", palette.DAY, cats.in_the_box),
    Sample("something else", palette.DAY, places.white_stairs),
    Sample("fruit", palette.GOLDEN, fruits.pear_and_jug),
    Sample("bus", palette.SNOW, buses.mountain_bus),
    Sample("traffic light", palette.DAY, lights.green_man),
    Sample("something else", palette.DAWN, places.little_boat),
    Sample("cat", palette.DAY, cats.garden_wall),
    Sample("hydrant", palette.SNOW, places.hydrant_in_snow),
    Sample("fruit", palette.DAY, fruits.market_crate),
    Sample("bicycle", palette.SNOW, bicycles.snowed_in),
    Sample("crossing", palette.DAWN, crossings.school_morning),
    Sample("something else", palette.GOLDEN, bicycles.mint_scooter),
    Sample("fruit", palette.DAY, fruits.cherry_plate),
    Sample("cat", palette.EVENING, cats.by_the_fire),
    Sample("something else", palette.EVENING, buses.evening_tram),
    Sample("something else", palette.DAWN, places.balloons),
)


GATHERINGS = (
    Sample("cat", palette.DAY, gatherings.wall_of_cats),
    Sample("bus", palette.GOLDEN, gatherings.bus_stop),
    Sample("bicycle", palette.DAY, gatherings.two_riders),
    Sample("bus", palette.DUSK, gatherings.tram_and_cat),
    Sample("cat", palette.DAY, gatherings.too_close),
    Sample("something else", palette.SNOW, gatherings.nobody_there),
    Sample("person", palette.RAIN, gatherings.under_umbrellas),
    Sample("bus", palette.NIGHT, gatherings.last_stop),
    Sample("person", palette.DAWN, gatherings.rush_hour),
    Sample("bicycle", palette.DAY, gatherings.far_away),
)
"""With several things each, to draw boxes around; easy at first, and the last one is to be looked at closely."""


REPORTED = (
    Sample("rumour", palette.DUSK, reported.saucer),
    Sample("spam", palette.DAY, reported.miracle_socks),
    Sample("harmless", palette.DAY, reported.jam_pot),
    Sample("private data", palette.DAY, reported.name_badge),
    Sample("harmless", palette.GOLDEN, reported.two_peaches),
    Sample("rumour", palette.DAY, reported.lake_monster),
    Sample("insult", palette.DAY, reported.chalk_donkey),
    Sample("private data", palette.NIGHT, reported.window_at_night),
    Sample("spam", palette.DAY, reported.sticker_wall),
    Sample("private data", palette.DAY, reported.letterbox),
    Sample("harmless", palette.DAY, reported.cat_on_keyboard),
)
"""Reported by somebody, each for the reason that it says; some of them for none."""


WRITINGS = (
    Sample("plate", palette.DAY, writings.plate_by_day),
    Sample("sign", palette.NIGHT, writings.cafe_sign),
    Sample("meter", palette.DAY, writings.counter),
    Sample("receipt", palette.DAY, writings.short_receipt),
    Sample("sign", palette.DAY, writings.boat_name),
    Sample("captcha", palette.DAY, writings.wavy_letters),
    Sample("plate", palette.RAIN, writings.plate_at_night),
    Sample("caption", palette.DAY, writings.old_photograph),
    Sample("sign", palette.EVENING, writings.tram_stop),
    Sample("ticket", palette.DAY, writings.luggage_tag),
    Sample("receipt", palette.DAY, writings.long_receipt),
    Sample("sign", palette.DAY, writings.street_name),
)
"""With something to read on each; all but the long receipt without going nearer."""


def drawn(sample: Sample) -> Image.Image:
    """The sample's picture, freshly drawn."""
    canvas = Canvas(sample.title, sample.mood)
    sample.draw(canvas)
    return canvas.finished()
