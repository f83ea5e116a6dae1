// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/noticewishes.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr qsizetype mostNoticeAccounts = 500;
constexpr qsizetype longestNoticeSetting = 1000;
const QString ofMark = u"notices-of:"_s;
const QString clockForm = u"HH:mm"_s;

NoticeChoices readChoices(const QString &text)
{
    NoticeChoices choices;
    for (const QString &part : text.left(longestNoticeSetting).split(u' ', Qt::SkipEmptyParts)) {
        const auto topic = noticeTopic(part.section(u'=', 0, 0));
        const QString value = part.section(u'=', 1);
        if (topic && (value == u"0"_s || value == u"1"_s)) {
            choices.insert(*topic, value == u"1"_s);
        }
    }
    return choices;
}

void readQuiet(NoticeWishes &wishes, const QString &text)
{
    const QStringList parts = text.left(longestNoticeSetting).split(u' ');
    const QTime from = QTime::fromString(parts.value(1), clockForm);
    const QTime to = QTime::fromString(parts.value(2), clockForm);
    if (from.isValid() && to.isValid()) {
        wishes.quietFrom = from;
        wishes.quietTo = to;
        wishes.quiet = parts.first() == u"1"_s;
    }
}

bool isMuted(const NoticeWishes &wishes, qint64 now)
{
    const qint64 left = wishes.mutedUntil - now;
    return left > 0 && left <= longestMuteMs;
}

bool isQuietHour(const NoticeWishes &wishes, const QTime &time)
{
    const QTime from = wishes.quietFrom;
    const QTime to = wishes.quietTo;
    if (!wishes.quiet || from == to) {
        return false;
    }
    return from < to ? time >= from && time < to : time >= from || time < to;
}

} // namespace

bool isChosen(const NoticeWishes &wishes, const QString &account, NoticeTopic topic)
{
    return wishes.on && wishes.accounts.value(account).value(topic, isOnAtFirst(topic));
}

QStringList choosing(const NoticeWishes &wishes, const NoticeOccasion &occasion)
{
    const NoticeTopic topic = noticeTopic(occasion.kind, occasion.direct);
    QStringList all;
    for (const QString &account : occasion.accounts) {
        if (isChosen(wishes, account, topic)) {
            all << account;
        }
    }
    return all;
}

bool isQuiet(const NoticeWishes &wishes, const QDateTime &localTime)
{
    return isMuted(wishes, localTime.toMSecsSinceEpoch()) || isQuietHour(wishes, localTime.time());
}

qint64 quietUntil(const NoticeWishes &wishes, const QDateTime &localTime)
{
    const bool muted = isMuted(wishes, localTime.toMSecsSinceEpoch());
    QDateTime end = muted ? QDateTime::fromMSecsSinceEpoch(wishes.mutedUntil) : localTime;
    if (isQuietHour(wishes, end.time())) {
        const bool tomorrow = end.time() >= wishes.quietTo;
        end = QDateTime(end.date().addDays(tomorrow ? 1 : 0), wishes.quietTo);
    }
    return end.toMSecsSinceEpoch();
}

bool isWanted(
    const NoticeWishes &wishes, const NoticeOccasion &occasion, const QDateTime &localTime)
{
    return !isQuiet(wishes, localTime) && !choosing(wishes, occasion).isEmpty();
}

QString noticesOfKey(const QString &account)
{
    return ofMark + account;
}

QString choicesText(const NoticeChoices &choices)
{
    QStringList parts;
    for (auto choice = choices.cbegin(); choice != choices.cend(); ++choice) {
        parts << word(choice.key()) + (*choice ? u"=1"_s : u"=0"_s);
    }
    return parts.join(u' ');
}

QString quietText(const NoticeWishes &wishes)
{
    return u"%1 %2 %3"_s.arg(wishes.quiet ? u"1"_s : u"0"_s, wishes.quietFrom.toString(clockForm),
        wishes.quietTo.toString(clockForm));
}

NoticeWishes readNoticeWishes(const QHash<QString, QString> &saved)
{
    NoticeWishes wishes;
    wishes.on = saved.value(noticesOnKey) != u"0"_s;
    wishes.mutedUntil = saved.value(noticesMutedKey).left(longestNoticeSetting).toLongLong();
    readQuiet(wishes, saved.value(noticesQuietKey));
    for (auto one = saved.cbegin(); one != saved.cend(); ++one) {
        if (one.key().startsWith(ofMark) && wishes.accounts.size() < mostNoticeAccounts) {
            wishes.accounts.insert(one.key().mid(ofMark.size()), readChoices(*one));
        }
    }
    return wishes;
}

} // namespace asterism::ui
