# Waarom een bestand niet meekan.

attached-too-large = Dit bestand is groter dan 10 MB. Kies een kleiner bestand.
attached-empty = Dit bestand is leeg. Kies een ander.
attached-heic = Dit is een HEIC-foto van een telefoon; die kunnen we niet lezen. Maak een schermafdruk van de foto en kies die.
attached-avif = Dit is een AVIF-plaatje; dat kunnen we niet lezen. Bewaar het als JPEG of PNG, of maak er een schermafdruk van, en kies die.
attached-not = Dit is geen foto of PDF die we kunnen lezen. Kies een JPEG, PNG, WebP of PDF.
attached-pixels = Deze foto heeft te veel beeldpunten. Kies een kleinere.
