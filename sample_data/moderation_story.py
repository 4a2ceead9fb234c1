"""What the moderation demonstration tells: those who look, so that others need not."""

from __future__ import annotations

from sample_data.story import Story

_ENGLISH = Story(
    title="Moderation",
    opening=(
        "On every large platform, people look at what others have posted or reported, and decide: it stays, it goes, "
        "or somebody else has to decide. Sarah T. Roberts, who studied them, calls it commercial content moderation; a "
        "film calls them the cleaners.\n\n"
        "You will do it for a few minutes. All that you will see was drawn and written for this and is harmless: it is "
        "the procedure that is real. Everything arrives covered. Open it if you need to, cover it again, look at it in "
        "grey, rest when you like.\n\n"
        "The meter runs from now. It also counts how long you look at what you have opened."
    ),
    turning=(
        "Nothing here was hard to look at. But you did not know that before you opened it, and a rule had to be found "
        "for each of them. The receipt says how often you opened something, and how long it lay open."
    ),
    closing=(
        "More than 100,000 people did this for a living by 2019, many of them for subcontractors. At one of these, in "
        "Phoenix, moderators told of up to 400 posts a day, and of nine minutes a day to recover from them. In 2020 "
        "Facebook agreed to pay 52 million dollars to 11,250 people who had moderated for it in the United States, at "
        "least 1,000 to each, and to show videos without sound and in black and white at first.\n\n"
        "The same work teaches machines. In Kenya, people took home between 1.32 and 2 dollars an hour for labelling "
        "descriptions of violence and abuse, so that ChatGPT would learn to keep them out.\n\n"
        "The receipt has a line for what such work is usually paid. It has none for what somebody has seen: that is "
        "told in minutes, and not in money."
    ),
    sources=(
        "Roberts 2019, Behind the Screen. Content Moderation in the Shadows of Social Media, Yale University Press",
        "Block and Riesewieck 2018, The Cleaners (film)",
        "Newton 2019, The Trauma Floor, The Verge, 25 February: 400 posts, nine minutes",
        "The Washington Post and The Verge, 12 May 2020: $52 million, 11,250 people",
        "TIME, 18 January 2023: $1.32 to $2 an hour, Sama for OpenAI",
    ),
)

_FRENCH = Story(
    title="Modération",
    opening=(
        "Sur toutes les grandes plateformes, des personnes regardent ce que d’autres ont publié ou signalé, et "
        "décident : cela reste, cela part, ou quelqu’un d’autre doit trancher. Sarah T. Roberts, qui les a étudiées, "
        "parle de modération commerciale de contenus ; un film les appelle les nettoyeurs.\n\n"
        "Vous allez le faire pendant quelques minutes. Tout ce que vous verrez a été dessiné et écrit pour l’occasion, "
        "et c’est inoffensif : seule la procédure est réelle. Tout arrive masqué. Ouvrez s’il le faut, masquez de "
        "nouveau, regardez en gris, reposez-vous quand vous voulez.\n\n"
        "Le compteur tourne à partir de maintenant. Il compte aussi combien de temps vous regardez ce que vous avez "
        "ouvert."
    ),
    turning=(
        "Rien ici n’était dur à regarder. Mais vous ne le saviez pas avant d’ouvrir, et il fallait chaque fois "
        "trouver la règle qui s’applique. Le reçu dit combien de fois vous avez ouvert, et combien de temps c’est "
        "resté ouvert."
    ),
    closing=(
        "En 2019, plus de 100 000 personnes en vivaient, beaucoup chez des sous-traitants. Chez l’un d’eux, à "
        "Phoenix, on parlait de 400 publications par jour, parfois, et de neuf minutes par jour pour s’en "
        "remettre. En 2020, Facebook a accepté de verser 52 millions de dollars à 11 250 personnes qui avaient modéré "
        "pour lui aux États-Unis, au moins 1 000 à chacune, et de montrer d’abord les vidéos sans le son et en noir et "
        "blanc.\n\n"
        "Le même travail instruit les machines. Au Kenya, des personnes touchaient entre 1,32 et 2 dollars de l’heure "
        "pour étiqueter des descriptions de violences et d’abus, afin que ChatGPT apprenne à les écarter.\n\n"
        "Le reçu a une ligne pour ce qu’un tel travail est payé d’habitude. Il n’en a pas pour ce qu’on a vu : cela se "
        "dit en minutes, et non en argent."
    ),
    sources=(
        "Roberts 2019, Behind the Screen. Content Moderation in the Shadows of Social Media, Yale University Press "
        "(en français : Derrière les écrans, La Découverte, 2020)",
        "Block et Riesewieck 2018, The Cleaners, Les nettoyeurs du Web (film)",
        "Newton 2019, The Trauma Floor, The Verge, 25 février : 400 publications, neuf minutes",
        "The Washington Post et The Verge, 12 mai 2020 : 52 millions de dollars, 11 250 personnes",
        "TIME, 18 janvier 2023 : de 1,32 à 2 dollars de l’heure, Sama pour OpenAI",
    ),
)

STORY = {"en": _ENGLISH, "fr": _FRENCH}
