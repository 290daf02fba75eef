settling-family = زيارات التعوّد: { $child }
settling-family-appointment = موعد التأقلم
settling-off = أُلغي
