"""Words that speak about trouble, by kind and language.

An entry is a word, a stem (`fehler*`) or a phrase. Entries are folded: lower case, straight apostrophes. Chinese,
Japanese, Korean and Thai entries are looked for inside the text, since those scripts put no spaces, or other ones,
between words.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a word tells."""

    TROUBLE = "trouble"  # something is wrong
    DENIAL = "denial"  # something cannot be done, or is not there
    WARNING = "warning"  # something may go wrong, or needs a decision
    ADVICE = "advice"  # what to do now
    SUCCESS = "success"  # something went well
    MORE = "more"  # leads away from the message: help, details, links
    BUTTON = "button"  # the whole text of a button
    ADDRESS = "address"  # the reader or the speaker: you, your, we


ENTRIES: dict[Kind, dict[str, str]] = {
    Kind.TROUBLE: {
        "en": "error, errors, error*, failed, fails, failure, failures, fail, failing, wrong, problem, problems,"
        " crash*, exception*, fatal, corrupt*, denied, refused, rejected, declined, forbidden, unauthorized,"
        " unauthorised, invalid, expired, unexpected*, interrupted, aborted, abort, panic, unavailable,"
        " timeout, timed out, time-out, unreachable, stopped working, has stopped, keeps stopping, not"
        " responding, isn't responding, went wrong, out of memory, damaged, incorrect, malformed, unsupported,"
        " unhandled, unrecognized, unknown, conflict, violation, mismatch, sorry, oops, whoops, trouble,"
        " offline, outage, terminated unexpectedly, blocked, quarantined, exceeded, insufficient, segmentation"
        " fault, traceback, core dumped, disconnected, suspended",
        "de": "fehler*, fehlgeschlagen, fehlschlag*, ungültig*, verweigert, abgelehnt, abgelaufen, unerwartet*,"
        " problem*, abgebrochen, gescheitert, gesperrt, beschädigt*, störung*, leider, unbekannt*, abgestürzt,"
        " zeitüberschreitung*, fehlerhaft*, schiefgelaufen, unterbrochen, nicht erreichbar, nicht verfügbar",
        "fr": "erreur*, échec*, échoué*, refusé*, invalide*, introuvable*, expiré*, problème*, interrompu*,"
        " bloqué*, désolé*, incorrect*, inattendu*, indisponible*, corrompu*, endommagé*, inaccessible*,"
        " rejeté*",
        "es": "error*, errores, fallo*, falló, fallid*, denegad*, inválid*, caducad*, rechazad*, problema*,"
        " incorrect*, inesperad*, interrumpid*, bloquead*, lo sentimos, dañad*, expirad*, agotado, no"
        " disponible",
        "pt": "erro, erros, falha*, falhou, negad*, inválid*, expirou, expirad*, recusad*, problema*, incorret*,"
        " inesperad*, interrompid*, bloquead*, desculpe, corrompid*, indisponível",
        "it": "errore, errori, fallit*, negato, negata, scadut*, rifiutat*, problema, problemi, non valid*,"
        " inattes*, interrott*, bloccat*, spiacenti, danneggiat*, irraggiungibil*, non disponibil*, errat*",
        "nl": "fout, fouten, foutmelding*, foutcode, mislukt*, ongeldig*, geweigerd*, verlopen, probleem,"
        " problemen, onverwacht*, geblokkeerd*, helaas, beschadigd*, niet beschikbaar, onbereikbaar",
        "sv": "fel, felet, felkod, felmeddelande*, misslyck*, ogiltig*, nekad*, avvisad*, problem*, oväntat,"
        " tyvärr, blockerad*, skadad*, otillgänglig*",
        "pl": "błąd, błędu, błędy, błędem, błędn*, niepowodzeni*, odmow*, nieprawidłow*, wygasł*, problem*,"
        " odrzucon*, nieoczekiwan*, przerwan*, zablokowan*, uszkodzon*, niedostępn*, przepraszamy",
        "cs": "chyba, chyby, chybu, chybový*, selhal*, selhání, neplatn*, odepřen*, vypršel*, problém*, neočekávan*",
        "tr": "hata, hatası, hatalar*, başarısız*, geçersiz*, reddedildi, engellendi, sorun, beklenmeyen, üzgünüz",
        "ru": "ошибк*, сбой*, сбои, отказано, отклонен*, отклонён*, неверн*, недопустим*, недействител*, недоступ*,"
        " проблем*, истек*, истёк*, исключени*, неожидан*, заблокирован*, поврежден*, повреждён*, прервано,"
        " ожидали, аварийн*",
        "uk": "помилк*, збій, відмовлено, недійсн*, недоступн*, неправильн*",
        "el": "σφάλμα*, σφαλματ*, απέτυχε, αποτυχία*, άκυρ*, λήξει, έληξε, πρόβλημα, προβλήματα",
        "ja": "エラー, 失敗, 異常, 不正, 無効, 拒否, 期限切れ, 問題が発生, 例外, 中断, 破損, 障害, 停止しました",
        "zh": "错误, 失败, 异常, 无效, 拒绝, 过期, 出错, 故障, 中断, 损坏, 崩溃, 錯誤, 失敗, 異常, 無效, 拒絕, 問題",
        "ko": "오류, 실패, 거부, 잘못, 만료, 문제가, 중단, 손상, 차단",
        "ar": "خطأ, فشل, رفض, غير صالح, مشكلة",
        "th": "ข้อผิดพลาด, ล้มเหลว, ไม่ถูกต้อง, ปฏิเสธ",
        "vi": "lỗi, thất bại, không hợp lệ, từ chối",
        "id": "kesalahan, gagal, ditolak, tidak valid",
    },
    Kind.DENIAL: {
        "en": "cannot, can't, can not, couldn't, could not, unable, won't, wouldn't, doesn't, does not, didn't, did"
        " not, isn't, is not, aren't, are not, wasn't, was not, haven't, hasn't, has not, have not, not found,"
        " not available, not allowed, not supported, not permitted, not authorized, not exist, no longer,"
        " missing, not enough, not recognized, must be, must have, must not, required, needs permission, no"
        " connection, no internet, without permission, nothing, no such, not installed, not connected, not"
        " valid, not able, need permission, don't have, do not have, don't, prevented, preventing, requires,"
        " not have access, needs to",
        "de": "nicht, kein, keine, keinen, konnte*, unmöglich, fehlt, fehlen, fehlende*, muss, erforderlich",
        "fr": "impossible, n'a pas, n'est pas, ne peut*, n'ont pas, n'existe, aucun*, pas pu, manquant*, requis*,"
        " ne pas",
        "es": "no se pudo, no se puede*, no se ha, no se encontr*, no hay, no es posible, no tiene*, falta, requerid*",
        "pt": "não foi, não é, não pode*, não há, não encontr*, não tem, impossível, obrigatóri*",
        "it": "impossibile, non è, non riuscit*, non può, non trovat*, nessun*, mancante, obbligatori*, non si",
        "nl": "niet, geen, kan niet, kon niet, ontbreekt, vereist",
        "sv": "inte, kan inte, kunde inte, saknas, ingen, krävs",
        "pl": "nie można, nie udało, nie znaleziono, nie masz, brak, nie jest, wymagan*",
        "cs": "nelze, nebyl*, není, chybí, nepodařilo",
        "tr": "yok, bulunamadı, yapılamadı, olmadı, açılamıyor, gerekli",
        "ru": "не удалось, не удаётся, не удается, невозможно, не найден*, нельзя, не может, не могу, отсутств*, нет",
        "uk": "не вдалося, неможливо, не знайдено, відсутн*",
        "el": "αδυναμία, δεν, αδύνατ*",
        "ja": "できません, できない, ありません, 見つかりません, ませんでした, 必要です, していません",
        "zh": "无法, 不能, 未找到, 找不到, 不存在, 不可用, 没有权限, 無法, 不可, 未能, 不支持, 缺少",
        "ko": "없습니다, 없음, 못했습니다, 않습니다, 필요합니다",
        "ar": "لا يمكن, تعذر, لم يتم, غير متاح",
        "th": "ไม่สามารถ, ไม่พบ, ไม่มี",
        "vi": "không thể, không tìm thấy, không có",
        "id": "tidak dapat, tidak ditemukan, tidak ada",
    },
    Kind.WARNING: {
        "en": "warning, caution, attention, are you sure, do you want, would you like, permanently, at risk, be"
        " careful, important, alert, unsaved, low disk, running low, insecure, not secure, untrusted, unsafe,"
        " dangerous, suspicious, potential*, may be, might be, will be lost, cannot be undone, before you"
        " continue, confirm",
        "de": "warnung*, achtung, vorsicht, hinweis, möchten sie, sind sie sicher, sicherheitsrisiko, endgültig",
        "fr": "avertissement*, attention, voulez-vous, êtes-vous sûr*, prudence, définitivement",
        "es": "advertencia*, atención, desea, está seguro, cuidado, aviso*",
        "pt": "aviso*, atenção, deseja, tem certeza, cuidado, advertência*",
        "it": "avviso, avvisi, attenzione, vuoi, sei sicuro, avvertenza",
        "nl": "waarschuwing*, let op, wilt u, weet u zeker",
        "sv": "varning*, vill du, är du säker",
        "pl": "ostrzeżeni*, uwaga, czy chcesz, czy na pewno",
        "cs": "upozornění, varování, opravdu",
        "tr": "uyarı, dikkat, emin misiniz",
        "ru": "предупрежден*, внимание, вы уверены, хотите",
        "el": "προειδοποίηση*, προσοχή",
        "ja": "警告, 注意, ますか, よろしいですか",
        "zh": "警告, 注意, 确定要, 是否, 警示",
        "ko": "경고, 주의, 하시겠습니까",
        "ar": "تحذير, تنبيه",
        "th": "คำเตือน",
    },
    Kind.ADVICE: {
        "en": "please, try again, try, retry, contact, check, make sure, ensure, verify, reinstall, restart,"
        " reboot, later, refresh, reload, sign in again, ask your, see if, you can, consult, report this,"
        " upgrade, go back",
        "de": "bitte, versuchen, erneut, wenden sie sich, überprüfen, prüfen, stellen sie sicher, später, starten sie",
        "fr": "veuillez, réessayer, réessayez, contactez, vérifiez, assurez-vous, plus tard, essayez",
        "es": "por favor, inténtelo, intente, inténtalo, póngase en contacto, compruebe, verifique, más tarde",
        "pt": "por favor, tente, entre em contato, contacte, verifique, mais tarde",
        "it": "riprova, riprovare, contatta*, verifica*, controlla*, per favore, più tardi, assicurati",
        "nl": "probeer, neem contact, controleer, opnieuw, later",
        "sv": "försök, kontakta, kontrollera, igen, senare",
        "pl": "spróbuj, skontaktuj, sprawdź, ponownie, później",
        "cs": "zkuste, kontaktujte, zkontrolujte, prosím",
        "tr": "lütfen, tekrar deneyin, daha sonra",
        "ru": "попробуйте, повторите, обратитесь, проверьте, пожалуйста, позже",
        "el": "δοκιμάστε, ελέγξτε, παρακαλώ, επικοινωνήστε",
        "ja": "ください, お試し, 確認, もう一度",
        "zh": "请, 重试, 稍后, 联系, 检查, 請",
        "ko": "다시 시도, 확인하, 문의, 하십시오, 하세요",
    },
    Kind.SUCCESS: {
        "en": "success*, successful, successfully, completed, complete, saved, congratulations, done, thank you,"
        " thanks, welcome, ready, up to date, connected, passed, verified, enabled, created, no errors, no"
        " problems, 0 errors, no issues, healthy, running, ok",
        "de": "erfolgreich*, abgeschlossen, gespeichert, danke, willkommen, fertig, vielen dank, keine fehler",
        "fr": "succès, réussi*, terminé*, enregistré*, merci, bienvenue",
        "es": "éxito, correctamente, completad*, guardad*, gracias, bienvenid*",
        "pt": "sucesso, concluíd*, salv*, obrigad*, bem-vind*",
        "it": "successo, completat*, salvat*, grazie, benvenut*, riuscita",
        "nl": "gelukt, voltooid, opgeslagen, bedankt, welkom",
        "sv": "lyckades, klart, sparad*, tack, välkommen",
        "pl": "pomyślnie, zapisano, dziękujemy, ukończono, witamy",
        "tr": "başarıyla, kaydedildi, teşekkürler",
        "ru": "успешно, завершено, сохранено, спасибо, готово",
        "el": "επιτυχ*, ολοκληρώθηκε",
        "ja": "成功, 完了, 保存しました, ありがとう, ようこそ",
        "zh": "成功, 完成, 已保存, 谢谢, 欢迎",
        "ko": "성공, 완료, 저장되었습니다, 감사",
    },
    Kind.MORE: {
        "en": "learn more, more information, for more information, find out more, see also, show details, hide"
        " details, view details, technical details, more details, details, most likely causes, possible"
        " causes, things you can try, what you can try, here are, correlation id, request id, session id,"
        " timestamp, activity id, server error in, troubleshooting, troubleshooting details, additional"
        " information, copy, read more, help, click here, date:, support id, reference, tracking id, send"
        " feedback, privacy statement, version information, stack trace, if you contact, when contacting, to"
        " the clipboard, copyright",
        "de": "weitere informationen, mehr erfahren, details, erweitert, mehr infos, einzelheiten, korrelations-id,"
        " hilfe",
        "fr": "en savoir plus, plus d'informations, détails, afficher les détails, aide",
        "es": "más información, detalles, obtener más información, ayuda",
        "pt": "saiba mais, mais informações, detalhes, ajuda",
        "it": "ulteriori informazioni, altre informazioni, dettagli, maggiori informazioni, aiuto",
        "nl": "meer informatie, details, hulp",
        "sv": "mer information, läs mer, detaljer",
        "pl": "więcej informacji, dowiedz się, szczegóły",
        "ru": "подробнее, подробности, дополнительные сведения, справка",
        "ja": "詳細, 詳しくは, ヘルプ, 追加情報",
        "zh": "了解更多, 详细信息, 帮助, 更多信息, 詳細資訊",
        "ko": "자세히, 자세한, 도움말",
    },
    Kind.BUTTON: {
        "en": "ok, cancel, close, retry, try again, yes, no, yes to all, no to all, continue, skip, ignore, abort,"
        " apply, save, don't save, details, show details, hide details, more, learn more, help, back, go back,"
        " next, finish, exit, quit, reload, refresh, restart, restart now, allow, deny, accept, decline,"
        " dismiss, got it, submit, send, don't send, report, send report, sign in, sign out, log in, log out,"
        " login, logout, open, browse, browse..., update, install, uninstall, delete, remove, settings,"
        " options, advanced, copy, copy to clipboard, print, contact us, contact support, stop, start,"
        " download, view, edit, add, new, search, debug, close program, wait, force close, report a problem,"
        " troubleshoot, troubleshoot problem, select, confirm, done, not now, later, remind me later, switch,"
        " show, hide, export, import, check for updates, check my settings, end process, end now",
        "de": "ok, abbrechen, schließen, wiederholen, ja, nein, weiter, zurück, fertig stellen, beenden, hilfe,"
        " details, übernehmen, speichern, nicht speichern, erneut versuchen, ignorieren, überspringen,"
        " anmelden, abmelden, später, einstellungen, senden, neu laden, erweitert..., erweitert, neu starten,"
        " öffnen, löschen, diagnose",
        "fr": "ok, annuler, fermer, réessayer, oui, non, continuer, suivant, précédent, terminer, quitter, aide,"
        " détails, appliquer, enregistrer, ignorer, se connecter, envoyer, actualiser, plus tard, paramètres",
        "es": "aceptar, cancelar, cerrar, reintentar, sí, no, continuar, siguiente, atrás, finalizar, salir, ayuda,"
        " detalles, aplicar, guardar, omitir, ignorar, iniciar sesión, enviar, actualizar, más tarde",
        "pt": "ok, cancelar, fechar, tentar novamente, sim, não, continuar, avançar, voltar, concluir, sair, ajuda,"
        " detalhes, aplicar, salvar, ignorar, entrar, enviar, atualizar",
        "it": "ok, annulla, chiudi, riprova, sì, no, continua, avanti, indietro, fine, esci, aiuto, dettagli,"
        " applica, salva, ignora, accedi, invia, aggiorna",
        "nl": "ok, annuleren, sluiten, opnieuw, opnieuw proberen, ja, nee, doorgaan, volgende, vorige, voltooien, help",
        "sv": "ok, avbryt, stäng, försök igen, ja, nej, fortsätt, nästa, tillbaka, hjälp, spara",
        "pl": "ok, anuluj, zamknij, ponów, spróbuj ponownie, tak, nie, dalej, wstecz, zakończ, pomoc, szczegóły,"
        " zapisz",
        "tr": "tamam, iptal, kapat, evet, hayır, devam, yeniden dene, yardım",
        "ru": "ок, ok, отмена, закрыть, повторить, да, нет, продолжить, далее, назад, готово, справка, подробнее,"
        " выход, сохранить, пропустить, войти, отправить",
        "el": "ok, άκυρο, ακύρωση, κλείσιμο, ναι, όχι, συνέχεια, επανάληψη, βοήθεια",
        "ja": "ok, キャンセル, 閉じる, 再試行, はい, いいえ, 次へ, 戻る, 続行, 終了, ヘルプ, 保存, 詳細, 再読み込み",
        "zh": "确定, 取消, 关闭, 重试, 是, 否, 下一步, 上一步, 继续, 退出, 帮助, 保存, 確定, 關閉, 详细信息",
        "ko": "확인, 취소, 닫기, 다시 시도, 예, 아니요, 다음, 뒤로, 계속, 종료, 도움말, 저장",
    },
    Kind.ADDRESS: {
        "en": "you, your, you're, you've, we, we're, we've, our, us, i, my",
        "de": "sie, ihr, ihre, ihrem, ihren, ihrer, wir, uns, du, dein, deine",
        "fr": "vous, votre, vos, nous, notre, tu, votre",
        "es": "usted, su, sus, nosotros, tu, hemos",
        "pt": "você, seu, sua, nós, seus",
        "it": "tuo, tua, tuoi, hai, abbiamo",
        "nl": "u, uw, we, je, jouw",
        "sv": "du, din, ditt, vi",
        "pl": "twój, twoje, masz, twoja",
        "ru": "вы, вас, вам, ваш, ваша, мы",
        "ja": "お客様, あなた",
        "zh": "您, 你, 我们, 您的",
        "ko": "귀하, 사용자의",
    },
}
