# ما لوحظ.

seen-title = ما لوحظ على { $child }
seen-lead = هذا ما رأته المجموعة وكيف أُخبرتم به. هل تريدون إضافة شيء أم أن هناك شيئًا غير صحيح؟ اكتبوا إلى المرشد.
seen-none = لا يوجد ما يُقرأ بعد
seen-none-text = تقرؤون هنا ما لوحظ بعد أن تخبركم المجموعة به.
seen-by = لاحظه { $name }
seen-corrected = صُحّح في
seen-all-well = كل شيء على ما يرام.
seen-told-pickup = أُخبرتم عند التسليم أو الاستلام، { $name }، { $date }
seen-told-phone = أُخبرتم بالهاتف، { $name }، { $date }
seen-told-message = رسالة من { $name }، { $date }
seen-link = اقرؤوا كل شيء وأجيبوا
seen-you = كتبتم
seen-asks-correction = تطلبون تصحيحًا
seen-to-messages = إلى رسائلكم
seen-answer = أجيبوا
seen-answer-label = ماذا تريدون أن تضيفوا أو تسألوا؟
seen-correct = هناك شيء غير صحيح: أطلب تصحيحه
seen-answer-send = أرسلوا إلى المرشد
seen-answer-sent = وصل جوابكم إلى المرشد.
seen-correction-sent = وصل طلب التصحيح إلى المرشد. تجدون الجواب في رسائلكم.
