# Het eigen kaartje van een medewerker.

card-title = Mijn kaartje
card-back = Mijn account
card-lead = Dit zien ouders van jou als je mentor van hun kind bent. Collega's zien je foto.
card-reach = Hoe ouders je bereiken
card-reach-hint = Bijvoorbeeld: "Bel de groep op mijn werkdagen, het liefst tussen 13 en 14 uur." Laat je dit leeg, dan staat er dat ouders je aanspreken bij het brengen of ophalen.
card-reach-too-long = Houd het kort: ten hoogste { $most } tekens.
card-reach-changed = Dit is intussen veranderd in: "{ $now }". Bewaar opnieuw als jouw tekst moet blijven.
card-photo = Foto
card-photo-other = Andere foto
card-photo-hint = JPEG, PNG of WebP, ten hoogste 10 MB. We maken er een vierkantje van en halen weg waar en wanneer de foto is gemaakt.
card-picture-too-large = Deze foto is groter dan 10 MB. Kies een kleinere.
card-picture-heic = Dit is een HEIC-foto van een telefoon; die kunnen we niet lezen. Maak een schermafdruk van de foto, of kies bij Instellingen, Camera, Structuren voor "Meest compatibel".
card-picture-avif = Dit is een AVIF-plaatje; dat kunnen we niet lezen. Bewaar het als JPEG of PNG, of maak er een schermafdruk van, en kies die.
card-picture-not = Dit is geen foto die we kunnen lezen. Kies een JPEG, PNG of WebP.
card-picture-empty = Dit bestand is leeg: er staat geen foto in. Kies een andere foto.
card-picture-pixels = Deze foto heeft te veel beeldpunten. Kies een kleinere.
card-save = Bewaar
card-saved = Je kaartje is bewaard.
card-preview = Zo zien ouders het
card-preview-mentor = De mentor van uw kind
card-days-from = Je werkdagen komen uit het rooster.
card-remove = Foto weghalen
card-remove-title = Foto weghalen?
card-remove-text = Ouders zien dan je eerste letters. De foto is daarna echt weg; je kunt altijd een nieuwe kiezen.
card-keep = Laat staan
card-photo-removed = Je foto is weggehaald.
