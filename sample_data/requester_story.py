"""What the requester's demonstration tells: the other side of piece work."""

from __future__ import annotations

from sample_data.story import Story

_ENGLISH = Story(
    title="Requester",
    opening=(
        "This time you are the one who pays. You needed to know what kind of posts twelve posts are, put them online "
        "as a batch, and promised one cent for each answer that you accept. Some minutes later somebody called "
        "amber-otter had done them.\n\n"
        "Now the answers are yours to judge: one key accepts, another rejects. Some answers are right, one is plainly "
        "wrong, and of some that is hard to say. What you accept you pay. What you reject you do not pay, and have "
        "all the same.\n\n"
        "Amber-otter is simulated, and no money moves. The meter runs from now: judging is work, too."
    ),
    turning=(
        "Is somebody who asks whether the pole is part of the traffic light asking, or joking? You were asked to "
        "decide that for one cent, as amber-otter was. What you decided is on the receipt below, with the reasons "
        "that you gave; it is the receipt that amber-otter gets. The time that was spent on what you rejected stands "
        "there as well: whether an answer is paid changes nothing about how long it took."
    ),
    closing=(
        "On Amazon’s Mechanical Turk, which closed in September 2026, a requester could reject work for any reason, "
        "and did not pay for it. By the terms all rights to the work were the requester’s as soon as it was done; "
        "they did not ask whether it was paid. A rejection lowered the worker’s approval rate, too, and many tasks "
        "were open only to those who had had enough work approved. One study estimates that getting there took two "
        "and a quarter months of full-time work, poorly paid.\n\n"
        "In 2014 workers and researchers wrote down together how to be a good requester, and what fair pay is. Who "
        "promises a cent for an answer has not said yet what that pays an hour: for that, somebody has to look at "
        "the clock. You have just done it from the other side."
    ),
    sources=(
        "Silberman and Irani 2016, Operating an Employer Reputation System: Lessons from Turkopticon, 2008–2015: for "
        "any reason",
        "Amazon Mechanical Turk Participation Agreement, section 3(a), as quoted in the Cyberlaw course of Harvard Law "
        "School, winter 2010: the rights to the work",
        "Kummerfeld 2021, Quantifying and Avoiding Unfair Qualification Labour in Crowdsourcing, arXiv 2105.12762: "
        "2.25 months",
        "Dynamo 2014, Guidelines for Academic Requesters",
    ),
)

_FRENCH = Story(
    title="Requérant",
    opening=(
        "Cette fois, c’est vous qui payez. Vous vouliez savoir de quel genre sont douze messages ; vous les avez mis "
        "en ligne comme un lot, en promettant un centime de dollar pour chaque réponse que vous accepterez. Quelques "
        "minutes plus tard, quelqu’un qui s’appelle amber-otter les avait faits.\n\n"
        "À vous de juger les réponses : une touche accepte, une autre rejette. Certaines sont justes, une est "
        "franchement fausse, et pour d’autres c’est difficile à dire. Ce que vous acceptez, vous le payez. Ce que "
        "vous rejetez, vous ne le payez pas, et vous l’avez quand même.\n\n"
        "Amber-otter est un programme, et aucun argent ne circule. Le compteur tourne à partir de maintenant : juger, "
        "c’est aussi du travail."
    ),
    turning=(
        "Demander si le poteau fait partie du feu, est-ce une question ou une blague ? On vous a demandé d’en décider "
        "pour un centime, comme à amber-otter. Ce que vous avez décidé figure sur le reçu ci-dessous, avec les motifs "
        "que vous avez donnés ; c’est le reçu que reçoit amber-otter. Le temps passé sur ce que vous avez rejeté y "
        "figure aussi : qu’une réponse soit payée ou non ne change rien au temps qu’elle a pris."
    ),
    closing=(
        "Sur Mechanical Turk, la plateforme d’Amazon fermée en septembre 2026, un requérant pouvait rejeter un "
        "travail pour n’importe quel motif, et ne le payait pas. D’après les conditions, tous les droits sur le "
        "travail étaient au requérant dès qu’il était fait ; elles ne demandaient pas s’il était payé. Un rejet "
        "faisait aussi baisser le taux d’approbation du travailleur, et bien des tâches n’étaient ouvertes qu’à qui"
        " avait déjà assez de travail approuvé. Selon une étude, en arriver là demandait deux mois et quart de "
        "travail à plein temps, mal payé.\n\n"
        "En 2014, des travailleurs et des chercheurs ont écrit ensemble comment être un bon requérant, et ce qu’est "
        "une paie juste. Qui promet un centime par réponse n’a pas encore dit ce que cela paie de l’heure : il faut "
        "pour cela que quelqu’un regarde la montre. Vous venez de le faire, de l’autre côté."
    ),
    sources=(
        "Silberman et Irani 2016, Operating an Employer Reputation System: Lessons from Turkopticon, 2008–2015 : pour "
        "n’importe quel motif",
        "Amazon Mechanical Turk Participation Agreement, article 3(a), cité dans le cours Cyberlaw de la faculté de "
        "droit de Harvard, hiver 2010 : les droits sur le travail",
        "Kummerfeld 2021, Quantifying and Avoiding Unfair Qualification Labour in Crowdsourcing, arXiv 2105.12762 : "
        "2,25 mois",
        "Dynamo 2014, Guidelines for Academic Requesters",
    ),
)

STORY = {"en": _ENGLISH, "fr": _FRENCH}

VERDICT = {
    "en": (
        "You have judged amber-otter’s answers.\n\n"
        "Accepted: {accepted}\nRejected: {rejected}\nNot judged: {rest}\n\n"
        "The batch costs you {paid}. All answers are yours, those that you rejected, too.\n"
        "Amber-otter worked {worked} for it: {hourly} an hour.\n"
        "You judged for {judged}; nobody pays that by the piece, either."
    ),
    "fr": (
        "Vous avez jugé les réponses d’amber-otter.\n\n"
        "Acceptées : {accepted}\nRejetées : {rejected}\nNon jugées : {rest}\n\n"
        "Le lot vous coûte {paid}. Toutes les réponses sont à vous, celles que vous avez rejetées aussi.\n"
        "Amber-otter y a travaillé {worked} : {hourly} de l’heure.\n"
        "Vous avez jugé pendant {judged} ; personne ne paie cela à la pièce non plus."
    ),
}
"""What is told between the judging and the receipt.

`accepted`, `rejected` and `rest` are numbers of answers, `paid` and `hourly` amounts, `worked` and `judged` times.
"""
