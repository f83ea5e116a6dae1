// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/driver.h"
#include "store/outbox.h"

#include <QQmlContext>
#include <QQmlEngine>
#include <QQmlExpression>

/// A window with own accounts at servers that cannot be reached, and what they were told to do.
namespace asterism::ui {

class PeopleFixture : public WindowFixture {
public:
    /// `id`@host, at a server of that software.
    bool addAccount(const QString &id, const QString &host, const QString &software)
    {
        const Account account{
            .id = {id}, .acct = id + u'@' + host, .host = host, .localId = u"1"_s, .addedAt = 1};
        const Instance instance{.host = host,
            .accountDomain = host,
            .software = software,
            .version = u"4.3.0"_s,
            .family = Instance::Family::Mastodon,
            .mastodonApi = software == u"mastodon"_s ? 2 : 0,
            .checkedAt = QDateTime::currentMSecsSinceEpoch()};
        return WindowFixture::addAccount(account, instance);
    }
    /// All that was ever put into the outbox, whatever became of it since.
    std::vector<Action> actions() const
    {
        std::vector<Action> all;
        const auto read = await(app->store->readUser([&all](store::UserTx &tx) -> Result<Done> {
            for (qint64 id = 1;; ++id) {
                const auto row = store::outboxRow(tx, id);
                if (!row || !*row) {
                    return row ? Result<Done>(Done{}) : Result<Done>(row.error());
                }
                all.push_back((*row)->action);
            }
        }));
        return read ? all : std::vector<Action>();
    }
    /// "mute ao @mei@b.example", sorted.
    QStringList lines() const
    {
        QStringList lines;
        for (const Action &action : actions()) {
            lines << word(action.kind) + u' ' + action.account.value + u' ' + action.target;
        }
        lines.sort();
        return lines;
    }
};

} // namespace asterism::ui
