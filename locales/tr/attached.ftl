attached-too-large = Bu dosya 10 MB’den büyük. Daha küçük bir dosya seçin.
attached-empty = Bu dosya boş. Başka bir dosya seçin.
attached-heic = Bu, telefonun HEIC fotoğrafı; okuyamıyoruz. Fotoğrafın ekran görüntüsünü alıp onu seçin.
attached-avif = Bu bir AVIF resmi; onu okuyamıyoruz. JPEG veya PNG olarak kaydedin ya da ekran görüntüsünü alın ve onu seçin.
attached-not = Bu, okuyabildiğimiz bir fotoğraf ya da PDF değil. JPEG, PNG, WebP ya da PDF seçin.
attached-pixels = Bu fotoğraf çok fazla piksel içeriyor. Daha küçüğünü seçin.
