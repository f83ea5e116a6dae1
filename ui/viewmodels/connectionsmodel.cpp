// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/connectionsmodel.h"

#include "ui/viewmodels/colours.h"

namespace asterism::ui {

namespace {

constexpr int soonMs = 100;

} // namespace

ConnectionsModel::ConnectionsModel(const Parts &parts, QObject *parent)
    : RowsModel(
        {"head", "name", "colour", "words", "trouble", "fine", "live", "host", "needsSignIn"},
        parent)
    , m_parts(parts)
    , m_activity(parts.log)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_timer, &QTimer::timeout, this, &ConnectionsModel::show);
    connect(&m_soon, &QTimer::timeout, this, &ConnectionsModel::show);
    const auto soon = [this] {
        if (isActive() && !m_soon.isActive()) {
            m_soon.start();
        }
    };
    connect(&parts.freshening, &Freshening::changed, this, soon);
    connect(&parts.log, &ActivityLog::changed, this, soon);
    connect(&parts.accounts, &AccountsModel::wasRead, this, soon);
    connect(&parts.lists, &ListsModel::wasRead, this, soon);
}

void ConnectionsModel::setActive(bool active)
{
    if (active == isActive()) {
        return;
    }
    if (active) {
        m_timer.start(int(secondMs));
        show();
    } else {
        m_timer.stop();
        m_soon.stop();
        showRows({});
        m_activity.clear();
    }
    Q_EMIT activeChanged();
}

OwnThings ConnectionsModel::own() const
{
    return {.accounts = m_parts.accounts.all(),
        .lists = m_parts.lists.all(),
        .shelves = m_parts.columns ? shelfNames(m_parts.columns()) : QHash<QString, QString>()};
}

ConnectionsNow ConnectionsModel::current() const
{
    ConnectionsNow now{.own = own(),
        .colours = {},
        .lines = m_parts.streams.lines(),
        .watched = {},
        .now = m_parts.clock.now()};
    for (size_t place = 0; place < now.own.accounts.size(); ++place) {
        const Account &account = now.own.accounts[place];
        now.colours.insert(account.id.value, accountColour(account.colour, int(place)));
    }
    const QStringList keys = m_parts.freshening.watched();
    for (const QString &key : keys) {
        if (const auto source = Source::fromKey(key)) {
            now.watched.push_back({.source = *source, .status = m_parts.freshening.status(key)});
        }
    }
    return now;
}

void ConnectionsModel::show()
{
    const ConnectionsNow now = current();
    std::vector<Row> rows;
    for (const ConnectionRow &row : connectionRows(now)) {
        rows.push_back({row.key,
            {row.head, row.name, row.colour, row.words, row.trouble, row.fine, row.live, row.host,
                row.needsSignIn}});
    }
    showRows(std::move(rows));
    m_activity.show(now.own);
}

void ConnectionsModel::tryAgain()
{
    m_parts.freshening.wakeUp();
}

QString ConnectionsModel::activityText() const
{
    return m_activity.text(own());
}

} // namespace asterism::ui
