settling-family = زيارات التعوّد: { $child }
settling-family-appointment = موعد التأقلم
settling-off = أُلغي
settling-family-shut = المركز مغلق في ذلك اليوم. ستتفق المجموعة معكم على موعد آخر.
