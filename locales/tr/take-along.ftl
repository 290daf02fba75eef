# Yanına alma: ebeveyn için çocuğun dosyası.

take-link = Dosyayı yanınıza alın
take-title = { $child } için tutulan dosyayı yanınıza alın
take-lead = { $reader ->
    [institution] Burada çocuk hakkında okuduğunuz her şey, kendiniz saklayacağınız bir dosya olarak.
   *[other] Burada çocuğunuz hakkında okuduğunuz her şey, kendiniz saklayacağınız bir dosya olarak.
}
take-what = Okuyup yazdırabileceğiniz bir sayfa, görebildiğiniz fotoğraflar ve aynı bilgilerin bilgisayar için hazırlanmış hâlini alırsınız.
take-not = { $reader ->
    [institution] Çocuğun kendine sakladıkları, başka çocuklarla ilgili olanlar ve yalnızca ekip için olanlar içinde yoktur.
   *[other] Çocuğunuzun kendine sakladıkları, başka çocuklarla ilgili olanlar ve yalnızca ekip için olanlar içinde yoktur.
}
take-ask = Dosyayı hazırlayın
take-days = Genellikle bir dakikadan kısa sürer. { $days } gün boyunca alabilirsiniz, sonra kaldırırız.
take-asked = Dosyayı hazırlıyoruz. Birazdan bu sayfaya yeniden bakın.
take-waits = Dosyayı hâlâ hazırlıyoruz.
take-taken-away = Dosyayı kaldırdık: içindeki fotoğraflara artık bakılamaz. Aşağıdan yeni bir dosya hazırlatabilirsiniz.
take-look = Hazır mı, bakın
take-ready = Dosya hazır.
take-until = Alabileceğiniz son gün:
take-download = Dosyayı alın
take-careful = { $reader ->
    [institution] Bu, çocukla ilgilidir. Yalnızca sizin ulaşabileceğiniz bir yerde saklayın.
   *[other] Bu, çocuğunuzla ilgilidir. Yalnızca sizin ulaşabileceğiniz bir yerde saklayın.
}
take-again = Yeniden hazırlayın
take-file-title = { $child } dosyası
take-nothing = Henüz hiçbir şey yazılmadı.
take-section-places = Grup
take-section-mentor = Mentor
take-section-talks = Görüşmeler
take-section-agreements = Kararlaştırılanlar
take-section-goals = Hedefler
take-section-milestones = Gelişim adımları
take-section-needs = { $reader ->
    [institution] Çocuğun ihtiyaçları
   *[other] Çocuğunuzun ihtiyaçları
}
take-section-days = Günden notlar
take-section-heard = { $reader ->
    [institution] Çocuğun paylaşmak istedikleri
   *[other] Çocuğunuzun paylaşmak istedikleri
}
take-section-concerns = Endişeler
take-section-consents = İzin
take-section-professionals = Başkalarıyla iletişim
take-section-transfer = Devir
take-section-messages = Mesajlarınız
take-section-seen = Gözlenenler
take-section-lists = Gözlem listeleri
take-section-looked = Dosyaya kim baktı
take-section-photos = Fotoğraflar ve çizimler
