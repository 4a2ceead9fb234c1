"""What the weisure demonstration tells before, between and after the labels, as plain texts in each language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """The demonstration's texts in one language; `\\n\\n` parts paragraphs."""

    title: str
    opening: str
    """Before the first label."""
    turning: str
    """After the last label, before the receipt."""
    closing: str
    """After the receipt: who has had such labels for nothing."""
    sources: tuple[str, ...]
    """Where the figures of the closing text come from, a line each."""


_ENGLISH = Story(
    title="Weisure",
    opening=(
        "Weisure is work and leisure in one; the word is the sociologist Dalton Conley’s. What people do there Antonio "
        "Casilli calls digital labor: a click on the squares with a bus in them, a star for the driver, a friend "
        "tagged in a photo.\n\n"
        "For the next minutes you will do what billions of people do without pay: prove to a captcha that you are "
        "human, then tag pictures and posts. Nothing is sent anywhere.\n\n"
        "One thing is different. The meter runs from now."
    ),
    turning=(
        "That was easy, and perhaps even pleasant. It was also work: pictures and posts that a machine could not sort "
        "before you did can now teach it. One sheet of pictures was a control item, whose answer is known, unmarked "
        "among the others; you find its time on the receipt. For this is what is never handed out after a "
        "captcha: a receipt."
    ),
    closing=(
        "Who usually gets such labels for nothing? By one estimate, people have spent 819 million hours on reCAPTCHA, "
        "time worth 6.1 billion dollars in wages; none of it was paid to them. hCaptcha did pay when it started, one "
        "dollar for a thousand solved puzzles: to the website, not to whoever solved them.\n\n"
        "Where labelling is a paid job, the unpaid part remains. On five microtask platforms the average was 4.43 "
        "dollars for a paid hour, and 3.31 once the unpaid time around it is counted as well.\n\n"
        "No single number is “the” value of what you did. That it can be counted is the point."
    ),
    sources=(
        "Conley 2009, Elsewhere, U.S.A., Pantheon; Casilli 2019, En attendant les robots, Seuil",
        "Searles et al. 2023, Dazed & Confused, arXiv 2311.10911: 819 million hours, $6.1 billion",
        "hCaptcha, terms at launch, 2019: $1 per 1,000 solves, paid to the website",
        "ILO 2018, Digital labour platforms and the future of work: $4.43 and $3.31 an hour (2017)",
    ),
)

_FRENCH = Story(
    title="Weisure",
    opening=(
        "Le weisure, c’est le travail et le loisir confondus ; le mot est du sociologue Dalton Conley. Ce qu’on y "
        "fait, Antonio Casilli l’appelle digital labor : un clic sur les cases où il y a un bus, une étoile pour le "
        "chauffeur, un ami identifié sur une photo.\n\n"
        "Pendant quelques minutes, vous allez faire ce que des milliards de personnes font sans être payées : prouver "
        "à un captcha que vous êtes humain, puis mettre des étiquettes sur des images et des messages. Rien n’est "
        "envoyé nulle part.\n\n"
        "Une seule chose change. Le compteur tourne à partir de maintenant."
    ),
    turning=(
        "C’était facile, peut-être même agréable. C’était aussi du travail : des images et des messages qu’une machine "
        "ne savait pas trier peuvent désormais lui servir de leçon. Une planche d’images était un élément de contrôle "
        "dont la réponse est connue, mêlé aux autres sans être signalé ; vous en trouverez le temps sur le reçu. Car "
        "voici ce qu’un captcha ne remet jamais : un reçu."
    ),
    closing=(
        "Qui reçoit d’habitude ces étiquettes pour rien ? Selon une estimation, l’humanité a passé 819 millions "
        "d’heures sur reCAPTCHA, un temps qui vaudrait 6,1 milliards de dollars de salaires ; personne n’en a touché "
        "un centime pour l’avoir fait. hCaptcha, lui, payait à ses débuts, un dollar les mille énigmes résolues : au "
        "site web, pas à la personne qui les résolvait.\n\n"
        "Là où étiqueter est un emploi, la part gratuite demeure. Sur cinq plateformes de microtâches, la moyenne "
        "était de 4,43 dollars pour une heure payée, et de 3,31 si l’on compte aussi le temps non payé qui "
        "l’entoure.\n\n"
        "Aucun chiffre n’est « la » valeur de ce que vous venez de faire. Qu’on puisse le compter, voilà l’important."
    ),
    sources=(
        "Conley 2009, Elsewhere, U.S.A., Pantheon ; Casilli 2019, En attendant les robots, Seuil",
        "Searles et al. 2023, Dazed & Confused, arXiv 2311.10911 : 819 millions d’heures, 6,1 milliards de dollars",
        "hCaptcha, conditions de lancement, 2019 : 1 dollar pour 1 000 résolutions, versé au site",
        "OIT 2018, Digital labour platforms and the future of work : 4,43 et 3,31 dollars de l’heure (2017)",
    ),
)

STORY = {"en": _ENGLISH, "fr": _FRENCH}
