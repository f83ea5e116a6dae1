// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QFuture>
#include <QList>
#include <QObject>
#include <QPromise>
#include <QString>

namespace QKeychain {
class Job;
}

namespace asterism {

/// One thing to do with the keychain: a few steps after each other within one limit of time.
/// Deletes itself once it has answered; answers Cancelled when it is deleted before.
///
/// Some keychains say "there is none" or "done" when they are locked and nobody opens them, so
/// that is believed only after a trial entry could be kept, and what was written is read again.
class KeychainRequest : public QObject {
public:
    enum class Kind {
        Write,
        Read,
        Remove,
        Check, ///< the trial entry alone
    };

    KeychainRequest(Kind kind, const QString &key, const QString &secret, QObject *parent);
    ~KeychainRequest() override;

    /// The secret, after Read; NotFound when there was none to read.
    QFuture<Result<QString>> start(int timeoutMs);

private:
    enum class Action {
        Write,
        Read,
        Verify, ///< reads, and fails when it is not what was written
        Remove,
    };
    struct Step {
        Action action;
        QString key;
        QString secret;
    };

    static QList<Step> trial();
    static QList<Step> stepsOf(Kind kind, const QString &key, const QString &secret);
    static QKeychain::Job *makeJob(const Step &step);

    void next();
    void finished(const Step &step, QKeychain::Job *job);
    void answer(Result<QString> result);

    QList<Step> m_steps;
    QString m_found;
    bool m_proven = false; ///< the keychain kept a trial entry
    QPromise<Result<QString>> m_promise;
    bool m_answered = false;
};

} // namespace asterism
