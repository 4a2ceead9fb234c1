"""What the clickfarm demonstration tells: popularity by the thousand."""

from __future__ import annotations

from sample_data.story import Story

_ENGLISH = Story(
    title="Click farm",
    opening=(
        "What many people like is shown to many more. So likes are bought: by the thousand, from click farms, where "
        "people click for accounts that are nobody’s. Made to look like a movement of citizens, it is called "
        "astroturfing, after a brand of artificial grass.\n\n"
        "For the next minutes the order is on your screen: which posts get a like, which accounts a follow. The "
        "accounts are invented, and nothing leaves this machine. A bar shows the pace that is wanted; nothing happens "
        "if you miss it.\n\n"
        "The meter runs from now, and counts your clicks."
    ),
    turning=(
        "None of these posts was liked by anybody. Had they been real, their numbers would have gone up all the same, "
        "and what recommends posts by their numbers would have believed them. The receipt holds your clicks against "
        "what a thousand cost, and what a thousand paid."
    ),
    closing=(
        "In 2013 the British programme Dispatches filmed a click farm in Dhaka. Its boss asked 15 dollars for a "
        "thousand likes. Those who clicked could have to make a thousand to earn one dollar.\n\n"
        "Programs have taken over much of it, without replacing it. In 2018 the New York Times described a company "
        "that had sold 200 million followers out of a stock of some 3.5 million automated accounts; a year later its "
        "owner settled with the US Federal Trade Commission. In 2017 researchers estimated that between 9 and 15 % of "
        "active Twitter accounts were bots. Between the two figures lie millions of accounts: nobody can say exactly "
        "who is a person.\n\n"
        "To Antonio Casilli, click work of this kind is digital labor as well: it has a price, a pace and a boss, and "
        "what it makes is data that others are ranked by."
    ),
    sources=(
        "Channel 4, Dispatches, Celebs, Brands and Fake Fans, 5 August 2013; The Guardian, 2 August 2013: $15 and $1",
        "The New York Times, 27 January 2018, The Follower Factory: Devumi; FTC, 22 October 2019",
        "Varol et al. 2017, Online Human-Bot Interactions, ICWSM, arXiv 1703.03107: 9 to 15 %",
        "Casilli 2019, En attendant les robots. Enquête sur le travail du clic, Seuil",
    ),
)

_FRENCH = Story(
    title="Ferme à clics",
    opening=(
        "Ce que beaucoup de gens aiment est montré à bien d’autres. Alors les « j’aime » s’achètent : par milliers, à "
        "des fermes à clics, où des personnes cliquent au nom de comptes qui ne sont à personne. Quand cela imite un "
        "mouvement de citoyens, on parle d’astroturfing, du nom d’une marque de gazon artificiel.\n\n"
        "Pendant quelques minutes, la commande est à l’écran : quels messages reçoivent un « j’aime », quels comptes "
        "un abonnement. Les comptes sont inventés, et rien ne quitte cette machine. Une barre indique la cadence "
        "voulue ; il ne se passe rien si vous ne la tenez pas.\n\n"
        "Le compteur tourne à partir de maintenant, et il compte vos clics."
    ),
    turning=(
        "Aucun de ces messages n’a plu à qui que ce soit. S’ils avaient été vrais, leurs chiffres auraient monté quand "
        "même, et ce qui recommande les messages d’après leurs chiffres les aurait crus. Le reçu met vos clics en "
        "face de ce que coûte un millier, et de ce qu’un millier rapporte."
    ),
    closing=(
        "En 2013, l’émission britannique Dispatches a filmé une ferme à clics à Dacca. Son patron demandait 15 dollars "
        "pour mille « j’aime ». Ceux qui cliquaient devaient parfois en faire mille pour gagner un dollar.\n\n"
        "Des programmes en ont repris une grande part, sans tout remplacer. En 2018, le New York Times a décrit une "
        "entreprise qui avait vendu 200 millions d’abonnés, tirés de quelque 3,5 millions de comptes automatisés ; un "
        "an plus tard, son propriétaire a conclu un accord avec la Federal Trade Commission américaine. En 2017, des "
        "chercheurs ont estimé qu’entre 9 et 15 % des comptes Twitter actifs étaient des robots. Entre ces deux "
        "chiffres, il y a des millions de comptes : personne ne sait dire au juste qui est une personne.\n\n"
        "Pour Antonio Casilli, ce travail du clic relève lui aussi du digital labor : il a un prix, une cadence et un "
        "patron, et ce qu’il produit sert à classer les autres."
    ),
    sources=(
        "Channel 4, Dispatches, Celebs, Brands and Fake Fans, 5 août 2013 ; The Guardian, 2 août 2013 : 15 dollars et "
        "1 dollar",
        "The New York Times, 27 janvier 2018, The Follower Factory : Devumi ; FTC, 22 octobre 2019",
        "Varol et al. 2017, Online Human-Bot Interactions, ICWSM, arXiv 1703.03107 : de 9 à 15 %",
        "Casilli 2019, En attendant les robots. Enquête sur le travail du clic, Seuil",
    ),
)

STORY = {"en": _ENGLISH, "fr": _FRENCH}
