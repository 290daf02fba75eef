attached-too-large = Ten plik jest większy niż 10 MB. Wybierz mniejszy.
attached-empty = Ten plik jest pusty. Wybierz inny.
attached-heic = To zdjęcie HEIC z telefonu, którego nie możemy odczytać. Zrób zrzut ekranu ze zdjęciem i wybierz go.
attached-avif = To jest obraz AVIF, którego nie możemy odczytać. Zapisz go jako JPEG lub PNG albo zrób zrzut ekranu i wybierz go.
attached-not = To nie jest zdjęcie ani PDF, które możemy odczytać. Wybierz JPEG, PNG, WebP lub PDF.
attached-pixels = To zdjęcie ma za dużo pikseli. Wybierz mniejsze.
