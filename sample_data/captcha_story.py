"""What the captcha demonstration tells before, between and after the puzzles, in each language."""

from __future__ import annotations

from sample_data.story import Story

_ENGLISH = Story(
    title="Captcha",
    opening=(
        "“Select all squares with a traffic light.” To be let in, you prove that you are human, by work that only "
        "humans could do when it was set.\n\n"
        "You will solve a few of these puzzles: pictures cut into squares, then nine pictures at once, then a whole "
        "page, as it is when labelling is somebody’s job. Here nothing has to be unlocked, and nothing is "
        "sent anywhere.\n\n"
        "One thing is different. The meter runs from now."
    ),
    turning=(
        "You are human. You have also said, square by square, what pictures show, and that is what machines are taught "
        "with. One of the sheets is a control item: its answer is known, and nothing marks it. Whoever solves it finds "
        "that time on the receipt under another name."
    ),
    closing=(
        "The idea was in the open from the start. In 2008 the makers of reCAPTCHA wrote that the effort of solving "
        "captchas can be channelled into a useful purpose: people were shown two words, one known, one that software "
        "could not read in a scanned book. 440 million words were transcribed in that way, on more than 40,000 "
        "websites, as well as professional transcribers would have guaranteed. Google bought the company in 2009, "
        "confirmed in 2012 that signs and numbers out of Street View appeared in the puzzles, and later told its "
        "visitors that every solved one helps to annotate images and build machine learning datasets.\n\n"
        "By a later estimate, people have spent 819 million hours on reCAPTCHA, time worth 6.1 billion dollars in "
        "wages; none of it was paid to them.\n\n"
        "Captchas keep some machines out, and old books can be read now. That work is useful is no reason not to "
        "count it."
    ),
    sources=(
        "von Ahn et al. 2008, reCAPTCHA: Human-Based Character Recognition via Web Security Measures, Science 321, "
        "1465: 440 million words, 40,000 websites, accuracy above 99 %",
        "TechCrunch and The Verge, 29 March 2012, with Google’s confirmation: Street View in reCAPTCHA",
        "Google, google.com/recaptcha, since: “digitize text, annotate images, and build machine learning datasets”",
        "Searles et al. 2023, Dazed & Confused, arXiv 2311.10911: 819 million hours, $6.1 billion",
    ),
)

_FRENCH = Story(
    title="Captcha",
    opening=(
        "« Sélectionnez toutes les cases avec un feu tricolore. » Pour entrer, vous prouvez que vous êtes humain, par "
        "un travail que seuls les humains savaient faire quand on l’a inventé.\n\n"
        "Vous allez résoudre quelques-unes de ces énigmes : des images découpées en cases, puis neuf images à la fois, "
        "puis une page entière, comme lorsqu’étiqueter est un emploi. Ici, il n’y a rien à débloquer, et rien "
        "n’est envoyé nulle part.\n\n"
        "Une seule chose change. Le compteur tourne à partir de maintenant."
    ),
    turning=(
        "Vous êtes humain. Vous avez aussi dit, case par case, ce que montrent des images, et c’est avec cela qu’on "
        "instruit les machines. L’une des planches est un élément de contrôle : la réponse en est connue, et "
        "rien ne la signale. Qui la résout retrouve ce temps sur le reçu, sous un autre nom."
    ),
    closing=(
        "L’idée n’a jamais été cachée. En 2008, les auteurs de reCAPTCHA écrivent que l’effort de résoudre des "
        "captchas peut être canalisé vers un but utile : on montrait deux mots, l’un connu, l’autre que les logiciels "
        "ne savaient pas lire dans un livre numérisé. 440 millions de mots ont été transcrits ainsi, sur plus de "
        "40 000 sites, aussi bien que des transcripteurs professionnels l’auraient garanti. Google a racheté "
        "l’entreprise en 2009, confirmé en 2012 que des panneaux et des numéros tirés de Street View apparaissaient "
        "dans les énigmes, puis dit à ses visiteurs que chaque énigme résolue aide à annoter des images et à bâtir des "
        "jeux de données pour l’apprentissage automatique.\n\n"
        "Selon une estimation plus récente, l’humanité a passé 819 millions d’heures sur reCAPTCHA, un temps qui "
        "vaudrait 6,1 milliards de dollars de salaires ; personne n’en a touché un centime pour l’avoir fait.\n\n"
        "Les captchas écartent des machines, et on peut lire aujourd’hui de vieux livres. Qu’un travail soit utile "
        "n’est pas une raison de ne pas le compter."
    ),
    sources=(
        "von Ahn et al. 2008, reCAPTCHA: Human-Based Character Recognition via Web Security Measures, Science 321, "
        "1465 : 440 millions de mots, 40 000 sites, exactitude supérieure à 99 %",
        "TechCrunch et The Verge, 29 mars 2012, avec la confirmation de Google : Street View dans reCAPTCHA",
        "Google, google.com/recaptcha, depuis : « digitize text, annotate images, and build machine learning "
        "datasets »",
        "Searles et al. 2023, Dazed & Confused, arXiv 2311.10911 : 819 millions d’heures, 6,1 milliards de dollars",
    ),
)

STORY = {"en": _ENGLISH, "fr": _FRENCH}
