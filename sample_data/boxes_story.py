"""What the boxes demonstration tells before and after the boxes, in each language."""

from __future__ import annotations

from sample_data.story import Story

_ENGLISH = Story(
    title="Boxes",
    opening=(
        "Machines that find things in pictures have learnt it from pictures in which somebody had drawn a box around "
        "each of these things.\n\n"
        "You will draw such boxes for a few minutes, with the keys alone if you like. Nothing is sent anywhere.\n\n"
        "One thing is different from how it usually is. The meter runs from now."
    ),
    turning=(
        "Tight on four sides, nothing guessed, a rider and a bicycle apart: that is not difficult, and it is not "
        "quick. Here is the receipt."
    ),
    closing=(
        "How long is usual? For ImageNet’s challenge, one box of high quality took crowd workers about 35 seconds, "
        "with drawing, checking and checking again; by clicking on a thing’s four outermost points instead, others "
        "got it down to 7.\n\n"
        "And what is usual? Google listed 0.063 dollars for a box, Amazon had workers paid 0.036 at the least. At 35 "
        "seconds a box, that makes 6.48 and 3.70 dollars an hour, if nothing else takes time.\n\n"
        "Your receipt says what else took time."
    ),
    sources=(
        "Su, Deng and Fei-Fei 2012, Crowdsourcing Annotations for Visual Object Detection: what boxes are for",
        "Papadopoulos et al. 2017, Extreme Clicking for Efficient Object Annotation, ICCV: 35 s and 7 s a box",
        "Google, data labeling prices, undated: $0.063 a box (list price)",
        "Amazon SageMaker API reference, PublicWorkforceTaskPrice, 2024: $0.036 a box",
    ),
)

_FRENCH = Story(
    title="Cadres",
    opening=(
        "Les machines qui trouvent des objets sur des images l’ont appris sur des images où quelqu’un avait tracé un "
        "cadre autour de chacun.\n\n"
        "Vous allez tracer de tels cadres pendant quelques minutes, au clavier seul si vous voulez. Rien n’est envoyé "
        "nulle part.\n\n"
        "Une seule chose change de l’ordinaire. Le compteur tourne à partir de maintenant."
    ),
    turning=(
        "Serré des quatre côtés, rien de deviné, la cycliste et le vélo séparés : ce n’est pas difficile, et ce n’est "
        "pas rapide. Voici le reçu."
    ),
    closing=(
        "Quelle durée est habituelle ? Pour le concours d’ImageNet, un cadre de bonne qualité a pris environ 35 "
        "secondes à des travailleurs en ligne, tracé, vérification et contre-vérification compris ; en cliquant "
        "plutôt sur les quatre points extrêmes de l’objet, d’autres ont mis 7 secondes.\n\n"
        "Et quel prix ? Google affichait 0,063 dollar par cadre, Amazon faisait payer aux travailleurs 0,036 au "
        "moins. À 35 secondes par cadre, cela fait 6,48 et 3,70 dollars de l’heure, si rien d’autre ne prend de "
        "temps.\n\n"
        "Votre reçu dit ce qui d’autre en a pris."
    ),
    sources=(
        "Su, Deng et Fei-Fei 2012, Crowdsourcing Annotations for Visual Object Detection : à quoi servent les cadres",
        "Papadopoulos et al. 2017, Extreme Clicking for Efficient Object Annotation, ICCV : 35 s et 7 s par cadre",
        "Google, tarifs d’étiquetage de données, sans date : 0,063 dollar par cadre (prix affiché)",
        "Amazon SageMaker, référence de l’API, PublicWorkforceTaskPrice, 2024 : 0,036 dollar par cadre",
    ),
)

STORY = {"en": _ENGLISH, "fr": _FRENCH}
