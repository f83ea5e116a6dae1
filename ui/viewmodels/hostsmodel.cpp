// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/hostsmodel.h"

#include "base/host.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HostsModel)
};

QString lastWords(qint64 at, qint64 now)
{
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(at);
    const bool today = then.date() == QDateTime::fromMSecsSinceEpoch(now).date();
    return then.toString(today ? u"HH:mm"_s : u"yyyy-MM-dd HH:mm"_s);
}

QString timesWords(const store::AskedHost &host, qint64 now)
{
    if (host.lastAt == 0) {
        return Words::tr("not asked within 30 days");
    }
    return Words::tr("%1 today, %2 in 7 days, last %3")
        .arg(QString::number(host.today), QString::number(host.week), lastWords(host.lastAt, now));
}

QString reasonWords(const QList<Purpose> &purposes)
{
    QStringList words;
    for (const Purpose purpose : purposes) {
        words << phrase(purpose);
    }
    return words.join(Words::tr(", "));
}

} // namespace

HostsModel::HostsModel(
    Privacy &privacy, store::Store &store, Ask ask, const Clock &clock, QObject *parent)
    : RowsModel({"host", "words", "reasons", "never", "own"}, parent)
    , m_privacy(privacy)
    , m_store(store)
    , m_ask(std::move(ask))
    , m_clock(clock)
    , m_reader(
          &store, this, [this] { return m_privacy.asked(m_part, most); },
          [this](const Result<Hosts> &hosts) { take(hosts); })
{
    connect(&privacy, &Privacy::changed, this, &HostsModel::show);
}

void HostsModel::setPart(const QString &part)
{
    const QString searched = part.trimmed().toLower();
    if (searched != m_part) {
        m_part = searched;
        Q_EMIT partChanged();
        read();
    }
}

void HostsModel::read()
{
    m_reader.read();
}

void HostsModel::take(const Result<Hosts> &hosts)
{
    if (!hosts) {
        Q_EMIT problem(sentence(hosts.error()));
        return;
    }
    m_hosts = *hosts;
    const QSet<QString> rules = m_privacy.rules().never;
    QStringList never(rules.begin(), rules.end());
    never.removeIf([this](const QString &host) {
        return !host.contains(m_part)
            || std::ranges::find(m_hosts, host, &store::AskedHost::host) != m_hosts.end();
    });
    never.sort();
    for (const QString &host : never.mid(0, most)) {
        m_hosts.push_back({.host = host});
    }
    show();
}

void HostsModel::show()
{
    const GateRules rules = m_privacy.rules();
    const qint64 now = m_clock.now();
    std::vector<Row> rows;
    for (const store::AskedHost &host : m_hosts) {
        rows.push_back({host.host,
            {host.host, timesWords(host, now), reasonWords(host.purposes),
                rules.never.contains(host.host) || rules.never.contains(bareName(host.host)),
                rules.own.contains(host.host)}});
    }
    showRows(std::move(rows));
    findOffer();
}

void HostsModel::findOffer()
{
    const auto host = m_part.contains(u'.') ? normalHost(m_part) : Result<QString>(Error{});
    const bool known =
        host && std::ranges::find(m_hosts, *host, &store::AskedHost::host) != m_hosts.end();
    const QString offer = host && !known ? *host : QString();
    if (offer != std::exchange(m_offer, offer)) {
        Q_EMIT offerChanged();
    }
}

void HostsModel::setNever(const QString &host, bool never)
{
    // By the engine, which does the asking.
    hear(m_ask(u"host-never"_s, {{u"host"_s, host}, {u"never"_s, never}}), &m_store, this,
        [this](const Result<QJsonObject> &done) {
            if (!done) {
                Q_EMIT problem(sentence(done.error()));
                return;
            }
            hear(m_privacy.load(), &m_store, this, [this](const Result<Done> &loaded) {
                if (!loaded) {
                    Q_EMIT problem(sentence(loaded.error()));
                } else if (!m_offer.isEmpty()) {
                    read();
                }
            });
        });
}

} // namespace asterism::ui
