message-title = Mesajlar
message-title-child = { $child } hakkında mesajlar
message-write-to = { $mentor } için mesaj yaz
message-new = { $count ->
    [one] 1 yeni mesaj
   *[other] { $count } yeni mesaj
}
message-none-yet = Henüz mesaj yok.
message-ended = Bakım sona erdi. Yazılanları hâlâ okuyabilirsiniz. Hiçbir şey gönderilmedi.
message-write = Mesaj yazın
message-text = Mesaj
message-send = Gönder
message-own = Bunu yalnızca siz ve yanıt veren kişi okur; başka bir ebeveyn okumaz. Okunmadığı sürece geri çekebilirsiniz.
message-back-family = Geri: { $child }
message-who = Kim, ne zaman yanıt verir
message-away = { $mentor } bugün çalışmıyor; mesajınızı ilk iş gününde okuyacak.
message-away-colleagues = { $mentor } bugün çalışmıyor. Gruptaki bir çalışma arkadaşı mesajınızı okuyup yanıtlayabilir.
message-colleagues = { $mentor } burada değilse gruptaki bir çalışma arkadaşı mesajınızı okuyup yanıtlayabilir.
message-no-mentor = { $child } için şimdi bir mentor yok. Mesajınızı grubun pedagojik çalışanları okur.
message-promise = { $count ->
    [one] 1 iş günü içinde yanıt alırsınız, en geç:
   *[other] { $count } iş günü içinde yanıt alırsınız, en geç:
}
message-urgent = { $reader ->
    [institution] Acil mi, ya da çocuk bugün evde mi kalıyor? O zaman şubeye telefon edin.
   *[other] Acil mi, ya da çocuğunuz bugün evde mi kalıyor? O zaman şubeye telefon edin.
}
message-you = Siz
message-was-withdrawn = Okunmadan geri çekildi.
message-read-on = Okundu:
message-noted-by = { $name } bundan bir not çıkardı.
message-became-agreement = Bundan bir anlaşma yapıldı.
message-became-concern = Mentor bununla ilgileniyor.
message-withdraw = Geri çek
message-i-read = Okudum
message-was-read = Okundu
message-sent = Mesaj gönderildi.
message-withdrawn = Mesaj geri çekildi. Kimse okumadı.
message-read-meanwhile = Mesaj az önce okundu. Artık geri çekilemez; gerekirse yeni bir mesaj yazın.
message-settled-phone = { $name } bu konuda telefon etti: { $date }.
message-settled-in-person = { $name } bu konuyu grupta konuştu: { $date }.
message-settled-not-needed = { $name } yanıta gerek görmedi: { $date }.
message-wrong-empty = Önce bir mesaj yazın. Hiçbir şey gönderilmedi.
message-wrong-long = Bu mesajda { $length } karakter var. En çok { $most } karakter sığar. Hiçbir şey gönderilmedi ve yazınız duruyor: kısaltın ya da iki mesaja bölün.
message-file = Fotoğraf ya da PDF ekle
message-file-choose = Dosya seçin
message-file-hint = Bir fotoğraf ya da PDF, en çok 10 MB. Belge için PDF seçin, Word dosyası değil.
message-file-name = mesaj
message-file-picture = Fotoğraf ({ $size } kB)
message-file-pdf = PDF ({ $size } kB)
message-file-not-sent = Hiçbir şey gönderilmedi ve yazınız duruyor.
message-file-again = Dosya saklanmadı. Bir kez daha seçin.
message-mail-subject = { $organisation } size yeni bir mesaj gönderdi
message-mail-guardian = { $dear }

    { $organisation } size yeni bir mesaj gönderdi. Buradan açın:

    { $link }

    Bağlantı { $until } gününün sonuna kadar çalışır ve yalnızca sizin içindir.
message-about-seen = Gözlenenler hakkında, { $date }
message-about-correction = Gözlenenlerin düzeltilmesini istiyor, { $date }
