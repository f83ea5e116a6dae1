// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/acting.h"

#include "base/clock.h"
#include "base/flow.h"
#include "base/host.h"
#include "ui/models/hear.h"
#include "ui/viewmodels/actingrules.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int mostReported = 40;
constexpr int mostLanguages = 100;
constexpr int mostRulesNamed = 100;

/// From the wish to the outbox: what the cache says is read first.
class Enqueueing : public Flow<store::Enqueued> {
public:
    Enqueueing(store::Store &store, qint64 notBefore, QObject *parent)
        : Flow(parent)
        , m_store(store)
        , m_notBefore(notBefore)
    {
    }

    void start(const Action &action, const OwnActors &own)
    {
        hear(m_store.readCache(
                 [action, own](store::CacheTx &tx) { return readyAction(tx, action, own); }),
            &m_store, this, [this](const Result<ReadyAction> &ready) {
                if (ready) {
                    write(*ready);
                } else {
                    finish(ready.error());
                }
            });
    }

private:
    void write(const ReadyAction &ready)
    {
        const auto writing = m_store.writeUser([ready, notBefore = m_notBefore](store::UserTx &tx) {
            return enqueueReady(tx, ready, notBefore);
        });
        hear(writing, &m_store, this,
            [this](const Result<store::Enqueued> &enqueued) { finish(enqueued); });
    }

    store::Store &m_store;
    qint64 m_notBefore;
};

/// What the outbox calls it: no @ before people, no # before hashtags.
Result<QString> targetOf(Action::Kind kind, const QString &typed)
{
    if (isOfPerson(kind)) {
        const auto handle = parseHandle(typed);
        return handle ? Result<QString>(handle->acct()) : handle.error();
    }
    const bool domain = kind == Action::Kind::BlockDomain || kind == Action::Kind::UnblockDomain;
    if (domain) {
        return normalHost(typed);
    }
    return typed.startsWith(u'#') ? typed.mid(1) : typed;
}

std::optional<bool> saidIn(const QVariantMap &options, const QString &key)
{
    return options.contains(key) ? std::optional(options[key].toBool()) : std::nullopt;
}

void takeOptions(Action &action, const QVariantMap &options)
{
    MovedItem &item = action.options;
    item.boosts = saidIn(options, u"boosts"_s);
    item.notify = saidIn(options, u"notify"_s);
    item.hideNotifications = saidIn(options, u"hideNotifications"_s);
    if (options.contains(u"languages"_s)) {
        item.languages = options[u"languages"_s].toStringList().mid(0, mostLanguages);
    }
    const qint64 hours = options[u"hours"_s].toLongLong();
    item.expiresAt = hours > 0 ? SystemClock().now() + hours * hourMs : 0;
    action.report = {.posts = options[u"posts"_s].toStringList().mid(0, mostReported),
        .comment = options[u"comment"_s].toString(),
        .category = options[u"category"_s].toString(),
        .forward = options[u"forward"_s].toBool()};
    action.note = options[u"note"_s].toString();
}

/// Each server has rules of its own.
QStringList rulesOf(const QString &account, const QVariantMap &options)
{
    return options[u"rules"_s].toMap()[account].toStringList().mid(0, mostRulesNamed);
}

} // namespace

Acting::Acting(store::Store &store, const AccountsModel &accounts, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_accounts(accounts)
{
}

QFuture<Result<store::Enqueued>> Acting::enqueue(Action action, qint64 notBefore)
{
    auto *enqueueing = new Enqueueing(m_store, notBefore, this);
    const auto future = enqueueing->future();
    enqueueing->start(action, {m_accounts.all(), m_accounts.defaultActor()});
    return future;
}

QFuture<Result<std::vector<qint64>>> Acting::enqueuePosts(
    const std::vector<Action> &posts, qint64 notBefore, const QString &draftKey)
{
    using Ids = Result<std::vector<qint64>>;
    const OwnActors own{m_accounts.all(), m_accounts.defaultActor()};
    const auto write = [&store = m_store, notBefore, draftKey](
                           const Result<std::vector<Action>> &ready) {
        if (!ready) {
            return answered(Ids(ready.error()));
        }
        return store.writeUser([all = *ready, notBefore, draftKey](store::UserTx &tx) {
            return store::enqueuePosts(tx, all, notBefore, draftKey);
        });
    };
    return m_store
        .readCache([posts, own](store::CacheTx &tx) { return readyPosts(tx, posts, own); })
        .then(&m_store, write)
        .unwrap();
}

QString Acting::words(const Error &error)
{
    const bool refused = error.kind == ErrorKind::Rejected && error.subject.isEmpty();
    return refused ? error.detail : sentence(error);
}

void Acting::run(const Action &action)
{
    hear(enqueue(action), &m_store, this, [this](const Result<store::Enqueued> &enqueued) {
        if (!enqueued) {
            Q_EMIT problem(words(enqueued.error()));
        }
    });
}

void Acting::act(const QString &kind, const QString &uri, const QString &account)
{
    run({.kind = actionKind(kind), .account = {account}, .target = uri});
}

void Acting::boost(const QString &uri, const QString &account, const QString &visibility)
{
    Action action{.kind = Action::Kind::Boost, .account = {account}, .target = uri};
    if (!visibility.isEmpty()) {
        action.visibility = asterism::visibility(visibility);
    }
    run(action);
}

void Acting::react(
    const QString &uri, const QString &emoji, const QString &picture, const QString &account)
{
    run({.kind = Action::Kind::React,
        .account = {account},
        .target = uri,
        .reaction = emoji,
        .reactionUrl = picture});
}

void Acting::unreact(const QString &uri, const QString &emoji, const QString &account)
{
    run({.kind = Action::Kind::Unreact, .account = {account}, .target = uri, .reaction = emoji});
}

void Acting::vote(const QString &uri, const QString &choices, const QString &account)
{
    Action action{.kind = Action::Kind::Vote, .account = {account}, .target = uri};
    for (const QString &choice : choices.split(u',', Qt::SkipEmptyParts)) {
        action.choices << choice.toInt();
    }
    run(action);
}

void Acting::actOn(const QString &kind, const QString &target, const QStringList &accounts,
    const QVariantMap &options)
{
    Action action{.kind = actionKind(kind)};
    const auto subject = targetOf(action.kind, target);
    if (!subject) {
        Q_EMIT problem(sentence(subject.error()));
        return;
    }
    action.target = *subject;
    takeOptions(action, options);
    const QStringList who = accounts.isEmpty() ? QStringList{QString()} : accounts;
    for (const QString &account : who) {
        action.account = {account};
        action.report.rules = rulesOf(account, options);
        run(action);
    }
}

bool Acting::may(const QString &whyNot)
{
    if (!whyNot.isEmpty()) {
        Q_EMIT problem(whyNot);
    }
    return whyNot.isEmpty();
}

} // namespace asterism::ui
