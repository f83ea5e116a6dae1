// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"
#include "sandbox/sandbox.h"
#include "store/store.h"
#include "truth.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

namespace asterism::simulation {

/// A source of the client, and what it is called in the sandbox.
struct Watched {
    Source source;
    QString user; ///< who asks for it
    QString timeline; ///< as Sandbox::held() calls it
    bool isHome() const { return source.kind == Source::Kind::Home; }
};

/// Compares what a client keeps with what the servers hold. Says in sentences what is wrong.
class Checker {
public:
    struct Strictness {
        /// Of the newest so many rows nothing may be there that servers have no more, and texts
        /// must be the newest (architecture.md, decision 9).
        int horizon = 80;
        /// No row may be missing; else only within the horizon of what was read.
        bool whole = true;
    };

    /// `settle` makes the store answer what it was asked, where its lanes do not by themselves.
    Checker(const Sandbox &sandbox, store::Store &store, const Truth &truth,
        std::function<void()> settle = {});

    QStringList check(const std::vector<Watched> &sources, const Strictness &strictness);

private:
    struct Row {
        QString key; ///< Truth::rowKey()
        QString uri;
        QString text;
        bool fromOrigin = false; ///< kept: as the post's own server told it
    };

    std::vector<Row> held(const Watched &watched) const;
    std::vector<Row> kept(const Watched &watched);
    void hearOrigins(const std::vector<Watched> &sources, int horizon);
    bool mayBeOld(const Row &row) const;
    bool wasThere(const Watched &watched, const Row &row) const;
    bool isGoneThere(const Watched &watched, const Row &row) const;
    void compare(const Watched &watched, const Strictness &strictness);
    void compareMerged(const std::vector<Watched> &sources);
    void checkBoosts();
    template <typename T> Result<T> await(QFuture<Result<T>> future) const
    {
        if (m_settle) {
            m_settle();
        }
        const QDeadlineTimer limit(60'000);
        while (!future.isFinished() && !limit.hasExpired()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
        }
        return future.resultCount() > 0 ? future.result()
                                        : Result<T>(Error{.kind = ErrorKind::Timeout});
    }
    void complain(const Watched &watched, const QString &words);

    const Sandbox &m_sandbox;
    store::Store &m_store;
    const Truth &m_truth;
    std::function<void()> m_settle;
    QSet<QString> m_atOrigin; ///< uris of whose edits their own servers told us
    QStringList m_problems;
};

} // namespace asterism::simulation
