// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/action.h"
#include "store/outbox.h"
#include "ui/viewmodels/accountsmodel.h"

#include <QFuture>
#include <QObject>
#include <QVariantMap>

#include <optional>
#include <vector>

namespace asterism::ui {

/// What the window asks own accounts to do. Everything becomes a row of the outbox and shows from
/// there; nothing here sets a flag of a post or person. `kind` is a word(Action::Kind), `account`
/// an own account's id, or empty for the one who acts there (sync/acting.h, actorFor()).
class Acting : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")

public:
    /// Both outlive it.
    Acting(store::Store &store, const AccountsModel &accounts, QObject *parent = nullptr);

    /// For whoever has made an action whole. `account` empty: the one who acts there. What the
    /// post's author, its visibility or the account's server does not allow is refused here
    /// (Rejected; the sentence is words()), and nothing is put into the outbox. Where a server
    /// takes only one reaction, another one that the account gave before is taken back first.
    QFuture<Result<store::Enqueued>> enqueue(Action action, qint64 notBefore = 0);
    /// The same for all that came of a draft, which goes with it: all or none
    /// (store::enqueuePosts()). The rows' ids.
    QFuture<Result<std::vector<qint64>>> enqueuePosts(
        const std::vector<Action> &posts, qint64 notBefore, const QString &draftKey);
    /// Why enqueue() failed, in one sentence.
    static QString words(const Error &error);

    // Posts, by uri
    Q_INVOKABLE void act(const QString &kind, const QString &uri, const QString &account);
    /// `visibility`: a word of model/visibility.h; empty: as the server does it.
    Q_INVOKABLE void boost(const QString &uri, const QString &account, const QString &visibility);
    /// `emoji` as Reaction::name, `picture` its address (not image://); empty for Unicode's own.
    Q_INVOKABLE void react(
        const QString &uri, const QString &emoji, const QString &picture, const QString &account);
    Q_INVOKABLE void unreact(const QString &uri, const QString &emoji, const QString &account);
    /// `choices`: numbers from 0 with commas between them; a list comes to C++ as its first number.
    Q_INVOKABLE void vote(const QString &uri, const QString &choices, const QString &account);

    /// People ("@user@host"), hosts and hashtags, by several accounts at once. Options: boosts,
    /// notify (bool), languages (list) of "follow"; hideNotifications (bool), hours (0: for good)
    /// of "mute"; comment, category, forward, posts (uris) and rules (by account's id lists of ids)
    /// of "report"; note of "annotate".
    Q_INVOKABLE void actOn(const QString &kind, const QString &target, const QStringList &accounts,
        const QVariantMap &options);

    /// True for no reason; else a problem() is told.
    Q_INVOKABLE bool may(const QString &whyNot);

Q_SIGNALS:
    /// It could not even be put into the outbox.
    void problem(const QString &sentence);

private:
    void run(const Action &action);

    store::Store &m_store;
    const AccountsModel &m_accounts;
};

} // namespace asterism::ui
