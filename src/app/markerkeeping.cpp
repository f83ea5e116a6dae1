// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/markerkeeping.h"

#include "base/log.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

MarkerKeeping::MarkerKeeping(
    EngineDesk &desk, const Clock &clock, const QString &of, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_of(of)
{
}

bool MarkerKeeping::setShared(bool shared)
{
    return std::exchange(m_shared, shared) != shared;
}

QString MarkerKeeping::standsAt(const QString &account) const
{
    return m_shared ? m_plan.standsAt(account) : QString();
}

void MarkerKeeping::keepOnly(const QStringList &accounts)
{
    m_plan.keepOnly(accounts);
    m_keepNone.removeIf([&](const QString &account) { return !accounts.contains(account); });
}

void MarkerKeeping::stands(const QString &account, const QString &id)
{
    m_keepNone.remove(account);
    m_plan.stands(account, id);
    Q_EMIT stood();
}

QJsonObject MarkerKeeping::argumentFor(const QString &account) const
{
    QJsonObject argument{{u"account"_s, account}};
    if (!m_of.isEmpty()) {
        argument.insert(u"of"_s, m_of);
    }
    return argument;
}

void MarkerKeeping::ask(const QStringList &accounts)
{
    const QStringList asked = m_shared ? accounts : QStringList();
    for (const QString &account : asked) {
        m_desk.ask(u"marker"_s, argumentFor(account))
            .then(this, [this, account](const Jobs::Answer &answer) {
                if (answer) {
                    stands(account, (*answer)[u"id"_s].toString());
                } else {
                    refused(account, answer.error());
                }
            });
    }
}

/// Which errors say so: sync/markers.h.
void MarkerKeeping::refused(const QString &account, const Error &error)
{
    qCInfo(logSync).noquote() << sentence(error);
    const bool keepsNone = error.kind == ErrorKind::Usage || error.kind == ErrorKind::NotFound
        || error.kind == ErrorKind::Forbidden;
    if (keepsNone) {
        m_keepNone.insert(account);
    }
}

void MarkerKeeping::write(const IsAll &isAll)
{
    const auto due = m_shared ? m_plan.begin(m_clock.now()) : QList<MarkerPlan::Write>();
    for (const MarkerPlan::Write &each : due) {
        write(each, isAll);
    }
}

void MarkerKeeping::write(const MarkerPlan::Write &write, const IsAll &isAll)
{
    QJsonObject argument = argumentFor(write.account);
    argument.insert(u"id"_s, write.id);
    if (isAll) {
        argument.insert(u"all"_s, isAll(write.account));
    }
    m_desk.ask(u"marker-advance"_s, argument)
        .then(this, [this, account = write.account](const Jobs::Answer &answer) {
            const auto stands = answer ? Result<QString>((*answer)[u"id"_s].toString())
                                       : Result<QString>(answer.error());
            m_plan.finished(account, stands, m_clock.now());
            if (!answer) {
                qCInfo(logSync).noquote() << sentence(answer.error());
            }
            Q_EMIT stood();
        });
}

} // namespace asterism
