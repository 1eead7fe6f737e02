"""The program and the platform of a screen: guesses that name what they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from triage.values import Finding, FindingKind, Line, RegionKind
from triage.vision.extract.features import Frame, Sight
from triage.vision.extract.quote import box_of, confidence_of, quote

APPS = (
    "Microsoft Outlook|Outlook Web App|Outlook|Microsoft Teams|Teams|Microsoft Excel|Excel|Microsoft Word|"
    "PowerPoint|OneNote|OneDrive|SharePoint|Microsoft Exchange|Exchange|Skype for Business|Skype|"
    "Microsoft Edge|Internet Explorer|Google Chrome|Chrome|Mozilla Firefox|Firefox|Safari|Opera|Zoom|Slack|"
    "Discord|WhatsApp|Signal|Telegram|Webex|Thunderbird|Adobe Acrobat|Acrobat Reader|Photoshop|Dropbox|"
    "Google Drive|Gmail|Google Play|App Store|iTunes|Steam|Epic Games|Spotify|Netflix|PayPal|Stripe|Shopify|"
    "Salesforce|SAP GUI|SAP|ServiceNow|Zendesk|Jira|Confluence|GitHub|GitLab|Docker|Visual Studio Code|"
    "Visual Studio|Android Studio|Xcode|IntelliJ IDEA|PyCharm|Eclipse|Power BI|Power Automate|Power Apps|"
    "Dynamics 365|Microsoft Access|Windows Update|Windows Security|AnyConnect|GlobalProtect|FortiClient|"
    "OpenVPN|WireGuard|TeamViewer|AnyDesk|VMware|VirtualBox|Citrix|KeePass|1Password|Bitwarden|Nextcloud|"
    "Jellyfin|Plex|Home Assistant|Home Asst|PowerShell|SQL Server|MySQL|PostgreSQL|Oracle|phpMyAdmin|"
    "WordPress|IIS|nginx|Apache"
)
KNOWN = re.compile(rf"(?<!\w)(?:{APPS})(?!\w)")
STOPPED = re.compile(
    r"(?i)^(?:unfortunately,? )?(.{2,40}?)(?: (?:app )?(?:has|keeps|have) (?:stopped|stopping)|"
    r" (?:isn't|is not|not) responding| stopped working| wurde beendet| reagiert nicht| ne répond (?:pas|plus)|"
    r" no responde| quit unexpectedly)"
)
TITLE = re.compile(r"^(?:.{2,80}) [-–—|] ([A-Z][\w .&+]{2,30})$")
PLATFORMS = {
    "windows": r"\bwindows (?:\d+|xp|vista|server|update|script|security|explorer|installer)|[a-z]:\\|\.exe\b|\.dll\b|"
    r"control panel|powershell|\bhresult\b",
    "macos": r"\bmacos\b|\bos x\b|\bfinder\b|system preferences|/applications/|/users/|gatekeeper",
    "android": r"\bandroid\b|google play|\bapk\b|keeps stopping",
    "ios": r"\biphone\b|\bipad\b|\bios \d|app store|testflight|icloud",
    "linux": r"\blinux\b|\bubuntu\b|\bdebian\b|systemd|/usr/|/etc/|/var/|\bsudo\b|\bapt\b|segmentation fault",
    "web": r"https?://|www\.|this site|web ?page|browser|http error|\b404\b|\b50[0234]\b|cookies",
}


def find_app(sights: Sequence[Sight], message: Sequence[int], lines: Sequence[Line], frame: Frame) -> Finding | None:
    """The program: named by the message as having stopped, by a window's title, or known by name."""
    guesses = sorted(_app_guesses(sights, set(message), lines, frame), key=lambda guess: -guess.confidence)
    return guesses[0] if guesses else None


def _app_guesses(sights: Sequence[Sight], message: set[int], lines: Sequence[Line], frame: Frame) -> Iterator[Finding]:
    for index, sight in enumerate(sights):
        top = sight.box.y0 < max(0.08 * frame.height, 2.5 * frame.letters)
        for pattern, group, worth in (
            (STOPPED, 1, 0.9 if index in message else 0.0),
            (TITLE, 1, 0.8 if top else 0.0),
            (KNOWN, 0, 0.75 if top else 0.65 if index in message else 0.35),
        ):
            if worth and (match := pattern.search(sight.row.text)):
                quotes = quote(sight.row, *match.span(group), lines)
                if quotes:
                    sure = worth * confidence_of(quotes, lines)
                    yield Finding(FindingKind.APP, match[group].strip(), sure, box_of(quotes, lines), quotes)


def guess_platform(sights: Sequence[Sight], frame: Frame) -> Finding | None:
    """The platform that most words speak for; a tall narrow screen is a phone's."""
    text = "\n".join(sight.words.text for sight in sights)
    votes = {name: float(len(re.findall(pattern, text))) for name, pattern in PLATFORMS.items()}
    if any(region.kind is RegionKind.ADDRESS_BAR for region in frame.regions):
        votes["web"] += 2
    if frame.height > 1.6 * frame.width and frame.height > 600:
        votes["android"] += 0.5
    best = max(votes, key=lambda name: votes[name])
    total = sum(votes.values())
    return Finding(FindingKind.PLATFORM, best, min(0.95, votes[best] / (total + 0.5))) if votes[best] else None
