"""Words that announce trouble, in the languages that screens speak most."""

from __future__ import annotations

import re

WORDS: dict[str, str] = {
    "en": r"errors?|fail(ed|s|ure)?|cannot|can(no|')t|could(n't| not)|unable|denied|invalid|not (found|available|"
    r"allowed|responding|supported)|wrong|warning|unexpected|problem|crash(ed)?|exception|fatal|refused|expired|"
    r"blocked|declined|missing|corrupt(ed)?|timed? ?out|unavailable|forbidden|unauthori[sz]ed|stopped|offline",
    "de": r"fehler\w*|fehlgeschlagen|warnung|ungültig\w*|verweigert|abgelaufen|nicht (gefunden|möglich|verfügbar|"
    r"erreichbar)|konnte\w* nicht|kann nicht|unerwartet\w*|problem\w*",
    "fr": r"erreurs?|échec|échoué|impossible|refusée?|invalide|introuvable|expirée?|avertissement|attention|problème",
    "es": r"error(es)?|fallo|falló|no se (pudo|puede|encontr\w+)|denegad[oa]|inválid[oa]|caducad[oa]|advertencia",
    "pt": r"erros?|falha|falhou|não (foi possível|encontrad[oa])|negad[oa]|inválid[oa]|expirou|aviso",
    "it": r"errore|errori|impossibile|non (riuscit[oa]|trovat[oa]|valid[oa]|disponibile)|negato|scadut[oa]|avviso",
    "nl": r"fout(en|melding)?|mislukt|kan niet|ongeldig\w*|geweigerd|verlopen|waarschuwing|niet gevonden",
    "pl": r"błąd|błędu|błędy|nie (można|udało|znaleziono)|odmowa|nieprawidłow\w+|wygasł\w*|ostrzeżenie",
    "ru": r"ошибк\w+|не удалось|невозможно|отказано|предупреждение|сбой|недоступ\w+",
    "el": r"σφάλμα|απέτυχε|αδυναμία|προειδοποίηση",
    "ja": r"エラー|失敗|できません|できませんでした|警告|無効|問題",
    "zh": r"错误|失败|无法|警告|拒绝|无效|錯誤|失敗|無法",
    "ko": r"오류|실패|수 없습니다|경고",
}
_LATIN = "|".join(pattern for language, pattern in WORDS.items() if language not in ("ja", "zh", "ko"))
_UNSPACED = "|".join(WORDS[language] for language in ("ja", "zh", "ko"))
ALARM = re.compile(rf"\b({_LATIN})\b|{_UNSPACED}", re.IGNORECASE)


def is_alarming(text: str) -> bool:
    """Whether a line holds a word of trouble."""
    return ALARM.search(text) is not None
