"""How the page looks: a slip of paper on a table, by day, by night, and on the printer's A4."""

from __future__ import annotations

from annotate.receipt.told.paper import TINTS

_NIGHT = ("#5fb3ad", "#e0a35e", "#b394cc", "#86aee0", "#96c274", "#e08a7e", "#b3ab9b", "#b08d78")
"""The same places on dark paper."""

_HATCHES = (
    "",
    "repeating-linear-gradient(45deg,transparent 0,transparent 3px,var(--paper) 3px,var(--paper) 4.5px)",
    "repeating-linear-gradient(90deg,transparent 0,transparent 3px,var(--paper) 3px,var(--paper) 4.5px)",
    "repeating-linear-gradient(0deg,transparent 0,transparent 2.5px,var(--paper) 2.5px,var(--paper) 4px)",
    "repeating-linear-gradient(-45deg,transparent 0,transparent 3px,var(--paper) 3px,var(--paper) 4.5px)",
    "repeating-linear-gradient(45deg,transparent 0,transparent 2px,var(--paper) 2px,var(--paper) 5px)",
    "repeating-linear-gradient(90deg,transparent 0,transparent 1.5px,var(--paper) 1.5px,var(--paper) 5px)",
    "repeating-linear-gradient(-45deg,transparent 0,transparent 1.5px,var(--paper) 1.5px,var(--paper) 5px)",
)
"""Over each colour, so that pieces are told apart without it."""


def _tints(colours: tuple[str, ...]) -> str:
    return ";".join(f"--p{place}:{colour}" for place, colour in enumerate(colours))


def _fillings() -> str:
    return "".join(
        f".p{place}{{background-color:var(--p{place});background-image:{hatch or 'none'}}}\n"
        for place, hatch in enumerate(_HATCHES)
    )


_LIGHT_COLOURS = (
    "--table:#e4ddd0;--paper:#fdfaf2;--ink:#2b2622;--strong:#17130f;--dim:#6d6356;--line:#cfc5b2;--track:#ebe4d5;"
    "--stamp:#a3262a;--bar:#1f6f6b;--shadow:0 1px 2px #5a4a3030,0 12px 36px #5a4a3028;" + _tints(TINTS)
)
_DARK_COLOURS = (
    "--table:#121110;--paper:#1f1c19;--ink:#d9d0c1;--strong:#f6eedf;--dim:#a1968a;--line:#4a443c;--track:#302b26;"
    "--stamp:#f0857f;--bar:#5fb3ad;--shadow:0 1px 2px #0008,0 12px 36px #0008;" + _tints(_NIGHT)
)

CSS = f"""
:root{{{_LIGHT_COLOURS};color-scheme:light}}
@media screen and (prefers-color-scheme:dark){{:root{{{_DARK_COLOURS};color-scheme:dark}}}}
*{{box-sizing:border-box}}
html{{background:var(--table);-webkit-text-size-adjust:100%}}
body{{margin:0;padding:clamp(0rem,4vw,3rem) clamp(0rem,3vw,1rem);color:var(--ink);
font:1rem/1.5 "Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L",P052,"Book Antiqua",Georgia,serif;
font-variant-numeric:tabular-nums lining-nums;overflow-wrap:anywhere;hyphens:manual}}
main{{max-width:36rem;margin:auto;background:var(--paper);box-shadow:var(--shadow);
padding:3rem clamp(1.1rem,6vw,3rem) 3rem;position:relative}}
main::before,main::after{{content:"";position:absolute;left:0;right:0;height:.5rem;
background:linear-gradient(135deg,var(--table) 25%,transparent 25%) 0 0/1rem 1rem,
linear-gradient(225deg,var(--table) 25%,transparent 25%) 0 0/1rem 1rem}}
main::before{{top:0}}
main::after{{bottom:0;transform:scaleY(-1)}}
header{{text-align:center;margin-bottom:2.5rem}}
h1{{font-size:1.75rem;line-height:1.2;font-weight:600;letter-spacing:.34em;margin:0 -.34em .2rem 0;color:var(--strong)}}
h2{{display:flex;align-items:center;gap:.8rem;margin:2.6rem 0 .8rem;color:var(--strong);font-size:1.1rem;
line-height:1.3;font-weight:600;break-after:avoid}}
h2::after{{content:"";flex:1;min-width:1rem;border-top:1px solid var(--line)}}
p{{margin:0;text-align:left;text-wrap:pretty}}
.group+.group{{margin-top:1rem}}
.group{{break-inside:avoid}}
p+dl,dl+p,p+table,table+p,p+figure,dl+figure{{margin-top:.3rem}}
.centre{{text-align:center}}
.bold{{font-weight:600;color:var(--strong)}}
.dim{{color:var(--dim)}}
p.dim,.dim dt,.dim dd{{font-size:.93em}}
.stamp{{color:var(--stamp);font-weight:600;font-size:.8em;letter-spacing:.09em;text-transform:uppercase}}
header .bold{{font-size:1.2em}}
.banner{{border:2px solid var(--stamp);border-radius:.2rem;color:var(--stamp);text-align:center;padding:.4rem;
letter-spacing:.04em}}
.in2{{padding-left:1.2rem}}
dl{{margin:0}}
dl>div{{display:flex;align-items:flex-end;gap:.45rem}}
dt{{min-width:0;max-width:75%}}
dl>div::after{{content:"";order:1;flex:1;min-width:1rem;border-bottom:2px dotted var(--line);margin-bottom:.42em}}
dd{{order:2;margin:0;text-align:right;flex:none;max-width:70%}}
.total::after{{border:0!important}}
.sum{{margin-top:.3rem}}
.sum dd{{border-top:1px solid var(--dim);padding-left:1.5rem;padding-top:.15rem}}
code{{font:.88em ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}}
table{{border-collapse:collapse;width:100%}}
.bars th{{font-weight:inherit;text-align:left;padding:.1rem .7rem .1rem 0;min-width:9rem}}
.bars .short{{white-space:nowrap;min-width:0}}
.bars.numeric th{{text-align:right}}
.bars .much{{text-align:right;white-space:nowrap;padding-left:.7rem}}
.bar{{vertical-align:middle;padding:.1rem 0;width:100%;min-width:5rem}}
.bar>div{{position:relative;display:flex;height:.72rem;background:var(--track)}}
.bar i{{display:block}}
.bar:not(.whole) i{{background-color:var(--bar)}}
.bar b{{position:absolute;top:-.3rem;bottom:-.3rem;border-left:2px dotted var(--ink)}}
.whole>div{{height:1.05rem}}
@media screen and (max-width:34rem){{
.crowded tr{{display:grid;grid-template-columns:1fr auto;align-items:end;padding:.15rem 0}}
.crowded th,.crowded .short{{min-width:0;white-space:normal}}
.crowded .bar{{grid-column:1/-1;grid-row:2}}
}}
.whole i{{border-right:1px solid var(--paper)}}
figure{{margin:0}}
.key{{list-style:none;margin:.4rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;font-size:.9em}}
.key i{{display:inline-block;width:.8rem;height:.8rem;margin-right:.4rem;vertical-align:-.06em}}
{_fillings()}.columns ol{{list-style:none;margin:.6rem 0 0;padding:0;display:flex;align-items:flex-end;gap:3px;
border:0}}
.columns li{{flex:1;min-width:0;height:8.6rem;display:flex;flex-direction:column;justify-content:flex-end;
text-align:center;font-size:.84em}}
.columns i{{display:block;background:var(--bar);flex:0 1 auto;min-height:1px}}
.columns li>span:last-child{{border-top:1px solid var(--dim);color:var(--dim);padding-top:.1rem;white-space:nowrap}}
.columns .n{{line-height:1.25}}
figcaption{{text-align:center;color:var(--dim);font-size:.9em}}
.code svg{{display:block;width:11rem;max-width:100%;height:auto;margin:.5rem auto;background:#fff}}
@page{{size:A4;margin:16mm 18mm 18mm}}
@media print{{
:root{{--table:#fff;--paper:#fff;--shadow:none;--ink:#1d1a17;--strong:#000;--dim:#5b5348}}
*{{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
body{{padding:0;font-size:10pt;line-height:1.4}}
main{{max-width:135mm;padding:0}}
main::before,main::after{{display:none}}
h2{{margin-top:1.7rem}}
p{{orphans:3;widows:3}}
}}
"""
