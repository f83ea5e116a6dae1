// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/noticesettings.h"

#include "store/settings.h"
#include "ui/viewmodels/timechoice.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int morning = 9;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(NoticeSettings)
};

/// Of any day.
QTime typedHour(const QString &text)
{
    const QDateTime day(QDate(2026, 11, 22), QTime(0, 0));
    return typedTime(u"2026-11-22"_s, text, day).time();
}

} // namespace

NoticeSettings::NoticeSettings(store::Store &store, const Clock &clock,
    const AccountsModel &accounts, const QHash<QString, QString> &saved, const Notifier *notifier,
    QObject *parent)
    : RowsModel({"topic", "name", "chosen"}, parent)
    , m_store(store)
    , m_clock(clock)
    , m_accounts(accounts)
    , m_notifier(notifier)
    , m_wishes(readNoticeWishes(saved))
{
    m_muteTimer.setSingleShot(true);
    connect(&m_muteTimer, &QTimer::timeout, this, [this] {
        waitForEnd();
        Q_EMIT changed();
    });
    connect(this, &NoticeSettings::changed, this, &NoticeSettings::show);
    connect(&m_accounts, &AccountsModel::wasRead, this, &NoticeSettings::changed);
    if (m_notifier != nullptr) {
        connect(m_notifier, &Notifier::availableChanged, this, &NoticeSettings::availableChanged);
    }
    waitForEnd();
    show();
}

QDateTime NoticeSettings::localTime() const
{
    return QDateTime::fromMSecsSinceEpoch(m_clock.now());
}

QString NoticeSettings::accountId() const
{
    const bool here = std::ranges::find(m_accounts.all(), AccountId{m_account}, &Account::id)
        != m_accounts.all().end();
    return here ? m_account : m_accounts.defaultActor().value;
}

void NoticeSettings::setAccountId(const QString &id)
{
    if (std::exchange(m_account, id) != id) {
        Q_EMIT changed();
    }
}

void NoticeSettings::setWanted(bool wanted)
{
    if (std::exchange(m_wishes.on, wanted) != wanted) {
        save(noticesOnKey, wanted ? u"1"_s : u"0"_s);
        Q_EMIT changed();
    }
}

void NoticeSettings::setQuiet(bool quiet)
{
    if (std::exchange(m_wishes.quiet, quiet) != quiet) {
        save(noticesQuietKey, quietText(m_wishes));
        Q_EMIT changed();
    }
}

bool NoticeSettings::setQuietHours(const QString &from, const QString &to)
{
    const QTime begins = typedHour(from);
    const QTime ends = typedHour(to);
    if (!begins.isValid() || !ends.isValid()) {
        return false;
    }
    m_wishes.quietFrom = begins;
    m_wishes.quietTo = ends;
    save(noticesQuietKey, quietText(m_wishes));
    Q_EMIT changed();
    return true;
}

QString NoticeSettings::muted() const
{
    const qint64 left = m_wishes.mutedUntil - m_clock.now();
    if (left <= 0 || left > longestMuteMs) {
        return {};
    }
    const QDateTime end = QDateTime::fromMSecsSinceEpoch(m_wishes.mutedUntil);
    return Words::tr("Nothing is shown until %1.").arg(timeWords(end, localTime()));
}

QString NoticeSettings::unavailable() const
{
    if (!isPossible()) {
        return Words::tr("On this system Asterism shows nothing outside its window so far: what is "
                         "new is counted at the bell, and in the columns of notifications.");
    }
    if (m_notifier == nullptr) {
        return Words::tr("This window tells the desktop nothing.");
    }
    if (m_notifier->isAvailable()) {
        return {};
    }
    return Words::tr(
        "This desktop has no notification service, so nothing is shown outside the window. Where "
        "the desktop brings none of its own, a program such as dunst or mako is one.");
}

void NoticeSettings::choose(const QString &topic, bool chosen)
{
    const auto known = noticeTopic(topic);
    const QString account = accountId();
    if (known && !account.isEmpty()) {
        m_wishes.accounts[account].insert(*known, chosen);
        saveChoices(account);
        Q_EMIT changed();
    }
}

void NoticeSettings::chooseForAll()
{
    NoticeChoices choices = m_wishes.accounts.value(accountId());
    for (int i = 0; i < noticeTopicCount; ++i) {
        const auto topic = NoticeTopic(i);
        choices.insert(topic, choices.value(topic, isOnAtFirst(topic)));
    }
    for (const Account &account : m_accounts.all()) {
        m_wishes.accounts.insert(account.id.value, choices);
        saveChoices(account.id.value);
    }
    Q_EMIT changed();
}

void NoticeSettings::muteForAnHour()
{
    muteUntil(m_clock.now() + hourMs);
}

void NoticeSettings::muteUntilTomorrow()
{
    muteUntil(QDateTime(localTime().date().addDays(1), QTime(morning, 0)).toMSecsSinceEpoch());
}

void NoticeSettings::unmute()
{
    muteUntil(0);
}

void NoticeSettings::muteUntil(qint64 at)
{
    m_wishes.mutedUntil = at;
    save(noticesMutedKey, QString::number(at));
    waitForEnd();
    Q_EMIT changed();
}

/// Not in one step: the computer may sleep, and its clock may be set.
void NoticeSettings::waitForEnd()
{
    const qint64 left = m_wishes.mutedUntil - m_clock.now();
    if (left > 0 && left <= longestMuteMs) {
        m_muteTimer.start(int(std::min<qint64>(left, minuteMs)));
    } else {
        m_muteTimer.stop();
    }
}

void NoticeSettings::show()
{
    const QString account = accountId();
    const NoticeChoices choices = m_wishes.accounts.value(account);
    std::vector<Row> rows;
    for (int i = 0; i < noticeTopicCount && !account.isEmpty(); ++i) {
        const auto topic = NoticeTopic(i);
        const bool on = choices.value(topic, isOnAtFirst(topic));
        rows.push_back({word(topic), {word(topic), noticeTopicName(topic), on}});
    }
    showRows(std::move(rows));
}

void NoticeSettings::saveChoices(const QString &account)
{
    save(noticesOfKey(account), choicesText(m_wishes.accounts.value(account)));
}

void NoticeSettings::save(const QString &key, const QString &value)
{
    m_store.writeUser(
        [key, value](store::UserTx &tx) { return store::saveSetting(tx, key, value); });
}

} // namespace asterism::ui
