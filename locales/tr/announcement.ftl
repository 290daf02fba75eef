told-mail-subject = { $organisation } size yeni bir mesaj gönderdi
told-mail-text =
    { $dear }

    { $organisation } size yeni bir mesaj gönderdi. Kendi bağlantınızla okuyabilirsiniz:

    { $link }

    Şifreye ihtiyacınız yok. E-postanıza bir kod gelir. Bağlantı { $until } gününün sonuna kadar çalışır.

    Bağlantı yalnızca sizin içindir. Başkasına göndermeyin.

letter-subject = { $child } için mentor
letter-subject-withdrawn = { $child } için mentor değişmiyor
letter-dear = Sayın { $guardian },
letter-dear-formal = Sayın { $person },
letter-dear-office = Sayın yetkili,
letter-attention = { $person } dikkatine
letter-withdrawn = Size { $child } için başka bir mentor geleceğini yazmıştık. Bu değişiklik yapılmayacak.
letter-stays = { $child } için mentor yine { $mentor }.
letter-from = { $date } gününden itibaren { $child } için mentor { $mentor }.
letter-is = { $child } için mentor { $mentor }.
letter-interim = { $mentor } bunu, { $own } olmadığı sürece geçici olarak yapıyor. Bu değişirse size haber veririz.
letter-what = Mentor, { $child } nasıl gidiyor izler, bunu sizinle konuşur ve ilk başvuracağınız kişidir.
letter-reach = { $mentor } ile böyle görüşürsünüz
letter-no-mentor = Şu anda { $child } için mentor yok. Mentor belli olunca size haber veririz.
letter-questions = Bir sorunuz mu var? Getirirken veya alırken grupta rahatça sorun.
letter-greeting = Saygılarımızla,
