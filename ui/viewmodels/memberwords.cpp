// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/memberwords.h"

#include "base/clock.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MembersModel)
};

QString throughWhom(const ListMember &member, const std::vector<Account> &accounts)
{
    const auto own = std::ranges::find(accounts, member.readerAccount, &Account::id);
    if (own == accounts.end()) {
        return Words::tr("read through another account");
    }
    return Words::tr("read through %1").replace(u"%1"_s, u'@' + own->acct);
}

QString filled(const QString &words, const QString &what)
{
    return QString(words).replace(u"%1"_s, what);
}

QString rhythmWords(qint64 gapMs)
{
    if (gapMs < hourMs) {
        return Words::tr(
            "posts about every %n min", nullptr, int(std::max(minuteMs, gapMs) / minuteMs));
    }
    if (gapMs < dayMs) {
        return Words::tr("posts about every %n h", nullptr, int((gapMs + hourMs / 2) / hourMs));
    }
    return Words::tr("posts about every %n d", nullptr, int((gapMs + dayMs / 2) / dayMs));
}

/// An hour says enough as long as it is one of today.
QString clockWords(qint64 at)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(at);
    const QLocale locale;
    return time.date() == QDate::currentDate() ? locale.toString(time.time(), QLocale::ShortFormat)
                                               : locale.toString(time, QLocale::ShortFormat);
}

} // namespace

QString readerWords(const ListMember &member, const std::vector<Account> &accounts)
{
    switch (member.reader) {
    case ReaderKind::OwnAccount:
        return Words::tr("read with your account there");
    case ReaderKind::MastodonApi:
    case ReaderKind::MisskeyApi:
        return Words::tr("read by its public API");
    case ReaderKind::Feed:
        return Words::tr("read by its feed");
    case ReaderKind::Outbox:
        return Words::tr("read by its outbox");
    case ReaderKind::Via:
        return throughWhom(member, accounts);
    case ReaderKind::Unreadable:
        return Words::tr("cannot be read");
    case ReaderKind::None:
        break;
    }
    return Words::tr("not read yet");
}

QString noticeWords(std::optional<bool> notify)
{
    if (!notify) {
        return {};
    }
    return u" · "_s
        + (*notify ? Words::tr("you are told of new posts")
                   : Words::tr("you are not told of posts"));
}

QString paceWords(const Polled &polled, qint64 nextReadAt)
{
    QStringList words;
    if (polled.posts > 0) {
        words << rhythmWords(polled.gapMs);
    } else if (polled.readAt > 0) {
        words << Words::tr("no posts yet");
    }
    if (polled.readAt > 0) {
        words << filled(Words::tr("read %1"), clockWords(polled.readAt));
    }
    if (nextReadAt > 0) {
        // Sooner once their list is looked at.
        words << filled(Words::tr("next by %1"), clockWords(nextReadAt));
    }
    return words.join(u" · "_s);
}

} // namespace asterism::ui
