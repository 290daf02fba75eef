talk-kind-settling-in-review = Alışma dönemini değerlendirme
talk-kind-introduction-talk = Tanışma
talk-kind-first-months-talk = İlk aylar üzerine görüşme
talk-kind-particulars-talk = Gözlem sonrası görüşme
talk-kind-parent-talk = Veli görüşmesi
talk-kind-exit-talk = Ayrılış görüşmesi
talk-moments = Zamanlar
talk-calendar = Takvimime ekle
talk-calendar-title = Çocuk bakımı görüşmesi
talk-agreements = Kararlaştırılanlar
talk-parent-choose = { $child } hakkında konuşmaya ne zaman gelirsiniz?
talk-parent-take = Bu zamanı seç
talk-parent-none = Bu zamanların hiçbiri uymuyor
talk-parent-none-label = Size ne zaman uyar?
talk-parent-gone = Bu zamanları artık seçemezsiniz. Mentor size başka zamanlar önerecek.
talk-parent-when = Ne zaman gelebileceğinizi yazın
talk-parent-planned = Görüşmemiz:
talk-parent-off = Görüşme yapılmayacak: { $when }.
talk-parent-missed = Görüşme yapılmadı: { $when }.
talk-parent-moments-off = Size önerdiğimiz zamanlar artık geçerli değil.
talk-parent-wish = Ne hakkında konuşmak istersiniz?
talk-parent-said = Yazdığınız:
talk-parent-in-person = Görüşmede söylediğiniz (yazan: { $name }):
talk-parent-send = Gönder
talk-parent-held = Görüşme tarihi:
talk-parent-report = Rapor, paylaşıldı:
talk-parent-read = Okudum
talk-parent-add = Kendi görüşünüzü ekleyin
talk-parent-view = Ne eklemek istersiniz?
talk-parent-view-own = Eklediğiniz
talk-choose-one = Hiçbir şey seçilmedi. Zamanlardan birini seçin.
talk-not-free = Hiçbir şey seçilmedi. Bu zaman artık seçilemiyor; şimdi neyin geçerli olduğunu aşağıda görüyorsunuz.
talk-just-taken = Hiçbir şey seçilmedi: bu zaman az önce doldu. Başka bir zaman seçin veya ne zaman gelebileceğinizi yazın.
talk-chosen = Kararlaştırıldı: { $when }.
talk-say-something = Hiçbir şey gönderilmedi. Önce bir şey yazın.
talk-say-less = Hiçbir şey gönderilmedi. En çok { $most } karakter sığar; yazınızı kısaltın.
talk-say-late = Hiçbir şey gönderilmedi: bu görüşme bu arada değişti. Yazdığınız aşağıda duruyor; bunu mesaj olarak da gönderebilirsiniz.
talk-said = Gönderildi. Mentor okuyacak.
talk-read-done = Teşekkür ederiz. Mentor, okuduğunuzu görüyor.
talk-child-invited = { $child } de bu görüşmeye davetli. { $child } katılmak istiyor mu, birlikte konuşun.
talk-child-you-yes = Dediniz ki: { $child } geliyor.
talk-child-you-no = Dediniz ki: { $child } gelmiyor.
talk-child-will = { $child } geliyor
talk-child-will-not = { $child } gelmiyor
talk-attended = Katılanlar: { $who }.
talk-attended-label = Sizden başka kimler vardı?
talk-attended-parents = ebeveynler
talk-attended-child = çocuk
talk-attended-colleague = bir çalışma arkadaşı
talk-mail-subject = { $organisation } size bir mesaj gönderdi
talk-mail-message = { $dear }

    { $organisation } size yeni bir mesaj gönderdi. Buradan açın:

    { $link }

    Bağlantı { $until } gününün sonuna kadar çalışır ve yalnızca sizin içindir.
talk-mail-reminder = { $dear }

    { $organisation } ile bir randevunuz var: { $when }. Ayrıntıları burada okuyabilirsiniz:

    { $link }

    Bağlantı { $until } gününün sonuna kadar çalışır ve yalnızca sizin içindir.
talk-view-message = Görüşme raporu hakkında: { $words }
