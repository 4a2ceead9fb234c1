"""What the microtask demonstration tells: paid by the piece, if the requester accepts it."""

from __future__ import annotations

from sample_data.story import Story

_ENGLISH = Story(
    title="Microtask",
    opening=(
        "A microtask takes seconds and pays cents: say what a picture shows, type what is written on a sign or a "
        "receipt. Platforms give them out by the thousand, to whoever is online. The sociologist Antonio Casilli "
        "counts this work by the click among the forms of digital labor, and finds it behind much of what is sold as "
        "automatic.\n\n"
        "A requester has put two batches online: pictures to sort, then pictures to read. You get one cent for each "
        "task that is accepted. Which ones are, you will learn when you are done.\n\n"
        "Nothing is sent anywhere, and no money is paid. The meter runs from now."
    ),
    turning=(
        "Some tasks were checks that nobody marked: control items among the others, pictures that came twice. And two "
        "of the requester’s answers can be argued about: to him a tram is a bus, and he typed the sign of the café "
        "without its accents. Whoever answered otherwise was not paid for it. The receipt counts that work, too."
    ),
    closing=(
        "On Amazon’s Mechanical Turk, which set the pattern in 2005, workers were paid for approved work and not for "
        "rejected work, and requesters could reject for any reason. A study that recorded 2,676 workers there and 3.8 "
        "million tasks found that the median worker earned about 2 dollars an hour, and that 4 % earned more than "
        "7.25, the minimum wage of the United States. It counted the unpaid time as well: looking for tasks, doing "
        "tasks that were rejected, beginning others that could not be submitted.\n\n"
        "A price by the piece says what an answer costs, and not how long it takes. That is why the receipt puts what "
        "you earned an hour beside the legal minimum."
    ),
    sources=(
        "Casilli 2019, En attendant les robots. Enquête sur le travail du clic, Seuil",
        "Silberman and Irani 2016, Operating an Employer Reputation System: Lessons from Turkopticon, 2008–2015: "
        "approved, rejected, for any reason",
        "Hara et al. 2018, A Data-Driven Analysis of Workers’ Earnings on Amazon Mechanical Turk, CHI, arXiv "
        "1712.05796: about $2 an hour, 4 %",
    ),
)

_FRENCH = Story(
    title="Microtâches",
    opening=(
        "Une microtâche prend quelques secondes et rapporte quelques centimes : dire ce que montre une image, "
        "recopier ce qui est écrit sur une enseigne ou un ticket. Les plateformes en distribuent par milliers à qui "
        "est connecté. Le sociologue Antonio Casilli range ce travail du clic, le microtravail, parmi les formes du "
        "digital labor, et le retrouve derrière bien des choses vendues comme automatiques.\n\n"
        "Un requérant a mis deux lots en ligne : des images à classer, puis des images à lire. Vous touchez un "
        "centime de dollar pour chaque tâche acceptée. Lesquelles le sont, vous l’apprendrez à la fin.\n\n"
        "Rien n’est envoyé nulle part, et aucun argent n’est versé. Le compteur tourne à partir de maintenant."
    ),
    turning=(
        "Certaines tâches étaient des vérifications que rien ne signalait : des éléments de contrôle, des "
        "images venues deux fois. Et deux réponses du requérant se discutent : pour lui, un tram est un bus, et il a "
        "tapé l’enseigne du café sans ses accents. Qui a répondu autrement n’a pas été payé pour cela. Le reçu compte "
        "ce travail aussi."
    ),
    closing=(
        "Sur Mechanical Turk, la plateforme d’Amazon qui a servi de modèle à partir de 2005, le travail approuvé était "
        "payé, le travail rejeté ne l’était pas, et le requérant pouvait rejeter pour n’importe quel motif. Une étude "
        "qui y a suivi 2 676 personnes et 3,8 millions de tâches a trouvé un gain médian d’environ 2 dollars de "
        "l’heure ; 4 % gagnaient plus de 7,25, le salaire minimum aux États-Unis. Elle comptait aussi le temps non "
        "payé : chercher des tâches, en faire qui seront rejetées, en commencer d’autres qu’on ne pourra pas "
        "rendre.\n\n"
        "Un prix à la pièce dit ce que coûte une réponse, et non le temps qu’elle demande. C’est pourquoi le reçu met "
        "ce que vous avez gagné par heure à côté du minimum légal."
    ),
    sources=(
        "Casilli 2019, En attendant les robots. Enquête sur le travail du clic, Seuil",
        "Silberman et Irani 2016, Operating an Employer Reputation System: Lessons from Turkopticon, 2008–2015 : "
        "approuvé, rejeté, pour n’importe quel motif",
        "Hara et al. 2018, A Data-Driven Analysis of Workers’ Earnings on Amazon Mechanical Turk, CHI, arXiv "
        "1712.05796 : environ 2 dollars de l’heure, 4 %",
    ),
)

STORY = {"en": _ENGLISH, "fr": _FRENCH}

VERDICT = {
    "en": (
        "The requester has compared your answers with his own.\n\n"
        "Accepted: {accepted}\nRejected: {rejected}\nPaid: {paid}\n\n"
        "What is accepted is paid. What is rejected is not; no reason is given, and he has the answer all the same. "
        "The payment is as simulated as he is."
    ),
    "fr": (
        "Le requérant a comparé vos réponses aux siennes.\n\n"
        "Acceptées : {accepted}\nRejetées : {rejected}\nPayé : {paid}\n\n"
        "Ce qui est accepté est payé. Ce qui est rejeté ne l’est pas ; aucun motif n’est donné, et le requérant a la "
        "réponse quand même. Le paiement est aussi simulé que lui."
    ),
}
"""What is told between the work and the receipt.

`accepted` and `rejected` are numbers of answers, `paid` is an amount.
"""
