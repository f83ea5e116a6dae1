// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "store/store.h"
#include "ui/viewmodels/ask.h"

#include <QObject>

#include <optional>

namespace asterism::ui {

/// Finds who or what a handle or an address names: in the cache, else where servers tell. One at a
/// time; ends in personFound(), postFound() or problem().
class JumpFinder : public QObject {
    Q_OBJECT

public:
    /// The store outlives it.
    JumpFinder(store::Store &store, Ask ask, QObject *parent = nullptr);

    bool isBusy() const { return m_busy; }
    void findHandle(const QString &handle); ///< "@user@host"
    void findAddress(const QString &address); ///< of a profile or of a post
    void stop(); ///< it is not wanted any more; nothing follows

Q_SIGNALS:
    void busyChanged();
    void personFound(const QString &handle);
    void postFound(const QString &uri);
    void problem(const QString &sentence);

private:
    /// What is looked for.
    struct Wish {
        QString text;
        int turn = 0; ///< another one: it is looked for no more
        bool address = false; ///< else a handle
        std::optional<Error> failed = {}; ///< why the first way led nowhere
        QString uri = {}; ///< of the post, as a server told
    };

    Wish begin(const QString &text, bool address);
    bool end(const Wish &wish);
    void setBusy(bool busy);
    void lookInCache(const Wish &wish, bool asked);
    void askPerson(const Wish &wish);
    void askPost(const Wish &wish);
    void goOn(Wish wish, const Error &error, bool wasPerson);
    QJsonObject argument(const QString &name, const Wish &wish) const;

    store::Store &m_store;
    Ask m_ask;
    int m_turn = 0;
    bool m_busy = false;
};

} // namespace asterism::ui
