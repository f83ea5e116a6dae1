// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/actor.h"
#include "store/store.h"
#include "ui/images/emojiindex.h"
#include "ui/models/rereader.h"
#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/ask.h"

#include <QJsonObject>
#include <QStringList>

#include <memory>
#include <vector>

namespace asterism::ui {

/// Whom somebody follows, or who follows them, page by page. Roles: acct ("@user@host"), name
/// (styled), avatar, bio (the beginning of what they say of themselves, plain), colours (of the own
/// accounts that follow them, as far as it is known), followedBy (the same in words).
class FollowsPage : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Window.follows()")
    Q_PROPERTY(QString acct READ acct CONSTANT FINAL)
    Q_PROPERTY(bool followers READ isOfFollowers CONSTANT FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    /// There may be more to be asked for.
    Q_PROPERTY(bool more READ hasMore NOTIFY changed FINAL)
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed FINAL)
    /// From where it is told, in words; empty before it is told.
    Q_PROPERTY(QString told READ told NOTIFY changed FINAL)
    /// Why there is nobody, or not everybody; empty when there is no reason to say so.
    Q_PROPERTY(QString remark READ remark NOTIFY changed FINAL)

public:
    /// More of one person are not shown.
    static constexpr int mostShown = 1000;

    struct Wish {
        QString acct; ///< with or without @ in front
        QString side; ///< "following" or "followers"
        QString account; ///< an own one's id; empty: as their own server tells
    };

    /// Asks for the first page. `emojis` may be null.
    FollowsPage(store::Store &store, Ask ask, std::shared_ptr<EmojiIndex> emojis, const Wish &wish,
        QObject *parent = nullptr);

    QString acct() const { return u'@' + m_acct; }
    bool isOfFollowers() const { return m_side == QLatin1StringView("followers"); }
    bool isBusy() const { return m_busy; }
    bool hasMore() const { return m_more; }
    QString trouble() const { return m_trouble; }
    QString told() const { return m_told; }
    QString remark() const;

    /// The next page; nothing while it is busy, or when that was all. After a trouble the same
    /// page again.
    Q_INVOKABLE void readMore();

Q_SIGNALS:
    void changed();

private:
    struct Person {
        QString acct;
        QString name;
        QString avatar;
        QString bio;
        QStringList followedBy; ///< ids of own accounts
    };

    void take(const Result<QJsonObject> &page);
    void add(std::vector<Person> people, const QJsonObject &page);
    void end(const QString &trouble);
    void show();
    Row rowOf(const Person &person) const;

    store::Store &m_store;
    Ask m_ask;
    std::shared_ptr<EmojiIndex> m_emojis;
    QString m_acct;
    QString m_side;
    QString m_account;
    QString m_host; ///< the three as the answers have them
    QString m_id;
    QString m_below;
    bool m_busy = false;
    bool m_more = true;
    bool m_hidden = false;
    qint64 m_total = -1;
    QString m_trouble;
    QString m_told;
    std::vector<Account> m_accounts;
    std::vector<Person> m_people;
    Rereader<std::vector<Account>> m_reader;
};

} // namespace asterism::ui
