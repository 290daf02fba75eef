told-mail-subject = { $organisation } size yeni bir mesaj gönderdi
told-mail-text =
    { $dear }

    { $organisation } size yeni bir mesaj gönderdi. Kendi bağlantınızla okuyabilirsiniz:

    { $link }

    Şifreye ihtiyacınız yok. E-postanıza bir kod gelir. Bağlantı { $until } gününün sonuna kadar çalışır.

    Bağlantı yalnızca sizin içindir. Başkasına göndermeyin.
