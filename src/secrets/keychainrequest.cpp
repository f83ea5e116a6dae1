// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainrequest.h"

#include <qt6keychain/keychain.h>

#include <QCoreApplication>
#include <QTimer>
#include <QUuid>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qsizetype maxDetail = 300;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Keychain)
};

Error keychainError(ErrorKind kind, const QString &detail)
{
    return Error{kind, Words::tr("keychain"), detail};
}

Error silentKeychain()
{
    return keychainError(ErrorKind::Timeout,
        Words::tr(
            "it may be waiting for its password: look for its window, or keep secrets in a file "
            "with --session-secrets FILE"));
}

QString wayOut()
{
    return Words::tr("unlock the keychain or start one, or keep secrets in a file with "
                     "--session-secrets FILE");
}

Error errorOf(const QKeychain::Job &job, const QString &secret)
{
    if (job.error() == QKeychain::AccessDeniedByUser) {
        return keychainError(ErrorKind::Cancelled, wayOut());
    }
    // The system's own words help to find out why; a secret in them would be its mistake.
    const QString words = job.errorString().simplified().left(maxDetail);
    const bool tells = !secret.isEmpty() && words.contains(secret);
    const bool silent = words.isEmpty() || tells;
    return keychainError(ErrorKind::Store, silent ? wayOut() : words + u"; "_s + wayOut());
}

} // namespace

KeychainRequest::KeychainRequest(
    Kind kind, const QString &key, const QString &secret, QObject *parent)
    : QObject(parent)
    , m_steps(stepsOf(kind, key, secret))
{
}

KeychainRequest::~KeychainRequest()
{
    answer(keychainError(ErrorKind::Cancelled, {}));
}

QList<KeychainRequest::Step> KeychainRequest::trial()
{
    // A key of its own each time: two programs may do this at once.
    const QString key = u"check/"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString secret = u"trial"_s;
    return {{Action::Write, key, secret}, {Action::Verify, key, secret}, {Action::Remove, key, {}}};
}

QList<KeychainRequest::Step> KeychainRequest::stepsOf(
    Kind kind, const QString &key, const QString &secret)
{
    switch (kind) {
    case Kind::Write:
        return {{Action::Write, key, secret}, {Action::Verify, key, secret}};
    case Kind::Read:
        return {{Action::Read, key, {}}};
    case Kind::Remove:
        return trial() + QList<Step>{{Action::Remove, key, {}}};
    case Kind::Check:
        return trial();
    }
    return {};
}

QKeychain::Job *KeychainRequest::makeJob(const Step &step)
{
    const QString service = u"asterism"_s;
    if (step.action == Action::Write) {
        auto *job = new QKeychain::WritePasswordJob(service);
        job->setTextData(step.secret);
        return job;
    }
    if (step.action == Action::Remove) {
        return new QKeychain::DeletePasswordJob(service);
    }
    return new QKeychain::ReadPasswordJob(service);
}

QFuture<Result<QString>> KeychainRequest::start(int timeoutMs)
{
    m_promise.start();
    QTimer::singleShot(timeoutMs, this, [this] { answer(silentKeychain()); });
    const auto future = m_promise.future();
    next();
    return future;
}

void KeychainRequest::next()
{
    if (m_steps.isEmpty()) {
        return answer(m_found);
    }
    const Step step = m_steps.takeFirst();
    // Without a parent: nobody can stop a job under way, and it deletes itself. After the limit
    // of time, or our end, its answer finds nobody.
    QKeychain::Job *job = makeJob(step);
    job->setKey(step.key);
    connect(job, &QKeychain::Job::finished, this,
        [this, step](QKeychain::Job *done) { finished(step, done); });
    job->start();
}

void KeychainRequest::finished(const Step &step, QKeychain::Job *job)
{
    if (m_answered) {
        return;
    }
    const bool absent = job->error() == QKeychain::EntryNotFound;
    if (job->error() != QKeychain::NoError && !absent) {
        return answer(errorOf(*job, step.secret));
    }
    const auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(job);
    const QString text = read != nullptr ? read->textData() : QString();
    if (step.action == Action::Verify && (absent || text != step.secret)) {
        return answer(keychainError(ErrorKind::Store, wayOut()));
    }
    if (step.action == Action::Read && absent) {
        if (m_proven) {
            return answer(Error{ErrorKind::NotFound, step.key, {}});
        }
        m_steps = trial() + QList<Step>{step};
    }
    m_proven = m_proven || step.action == Action::Verify;
    m_found = step.action == Action::Read ? text : m_found;
    next();
}

void KeychainRequest::answer(Result<QString> result)
{
    if (std::exchange(m_answered, true)) {
        return;
    }
    deleteLater();
    // Out of this object first: whoever hears the answer may delete it, with its store.
    QPromise<Result<QString>> promise = std::move(m_promise);
    promise.addResult(std::move(result));
    promise.finish();
}

} // namespace asterism
