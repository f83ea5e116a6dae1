// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/threadcompletion.h"

#include "store/timeline.h"
#include "sync/threadkeeping.h"
#include "sync/threads.h"

#include <QTimer>

namespace asterism {

namespace {

constexpr int mostInThread = 500;

PostInThread inThread(const Post &post)
{
    return {.uri = post.uri,
        .url = post.url,
        .answers = post.replyToUri,
        .open = isForGuests(post),
        .told = post.replies};
}

} // namespace

Result<std::vector<PostInThread>> postsOfThread(store::CacheTx &tx, const QString &uri)
{
    std::vector<PostInThread> thread;
    const auto opened = store::postByUri(tx, uri);
    if (!opened) {
        return opened.error();
    }
    if (!*opened) {
        return thread;
    }
    thread.push_back(inThread((*opened)->post));
    QSet<QString> seen{(*opened)->post.uri};
    for (size_t i = 0; i < thread.size(); ++i) {
        const auto answers = store::repliesTo(tx, thread[i].uri, mostInThread);
        if (!answers) {
            return answers.error();
        }
        thread[i].here = qint64(answers->size());
        for (const store::StoredPost &answer : *answers) {
            if (thread.size() < mostInThread && !seen.contains(answer.post.uri)) {
                seen.insert(answer.post.uri);
                thread.push_back(inThread(answer.post));
            }
        }
    }
    return thread;
}

ThreadCompletion::ThreadCompletion(Core &core, Sessions &sessions, const QString &uri,
    const CompletionBounds &bounds, QObject *parent)
    : LeavableFlow(sessions, parent)
    , m_core(core)
    , m_sessions(sessions)
    , m_uri(uri)
    , m_bounds(bounds)
{
}

void ThreadCompletion::start()
{
    QTimer::singleShot(m_bounds.timeMs, this, [this] {
        m_outcome.timedOut = true;
        end();
    });
    step();
}

void ThreadCompletion::leave()
{
    m_waiting -= 1;
    if (m_waiting <= 0) {
        m_outcome.more = true;
        end();
    }
}

void ThreadCompletion::step()
{
    const auto read = [uri = m_uri](store::CacheTx &tx) { return postsOfThread(tx, uri); };
    hear(m_core.store.readCache(read), [this](const Result<std::vector<PostInThread>> &thread) {
        if (!thread) {
            finish(thread.error());
        } else if (thread->empty()) {
            finish(Error{.kind = ErrorKind::NotFound, .subject = m_uri});
        } else {
            plan(*thread);
        }
    });
}

void ThreadCompletion::plan(const std::vector<PostInThread> &thread)
{
    const auto question = nextQuestion(thread, m_asked, m_bounds);
    if (!question) {
        // What a bound kept from being asked would be asked without it.
        const CompletionBounds wide{.hosts = mostInThread, .questions = mostInThread};
        m_outcome.more = m_outcome.more || nextQuestion(thread, m_asked, wide);
        end();
    } else if (m_taken >= m_bounds.posts) {
        m_outcome.more = true;
        end();
    } else {
        ask(*question);
    }
}

void ThreadCompletion::ask(const ThreadQuestion &question)
{
    const GuestQuestion guest{.about = question,
        .hosts = m_hosts,
        .mostHosts = m_bounds.hosts,
        .mostPosts = m_bounds.posts - m_taken};
    m_hosts.insert(question.host);
    hear(askAsGuest(m_core, m_sessions, guest, this),
        [this, question](const Result<ToldToGuest> &told) {
            if (told) {
                took(question, *told);
                step();
            } else if (told.error().kind == ErrorKind::Cancelled
                || told.error().kind == ErrorKind::Store) {
                finish(told.error()); // this process ends, or nothing can be kept
            } else {
                missed(question, told.error());
                step();
            }
        });
}

void ThreadCompletion::took(const ThreadQuestion &question, const ToldToGuest &told)
{
    m_asked.insert(question.uri, told.whole ? AskedFor::Whole : AskedFor::Part);
    m_hosts.unite(told.hosts);
    m_taken += told.taken;
    m_outcome.came += int(told.news.size());
    for (const QString &teller : told.tellers) {
        if (!m_outcome.hosts.contains(teller)) {
            m_outcome.hosts << teller;
        }
    }
}

void ThreadCompletion::missed(const ThreadQuestion &question, Error error)
{
    // A post that is not there says nothing of the host's other ones.
    const bool gone = error.kind == ErrorKind::NotFound;
    m_asked.insert(question.uri, gone ? AskedFor::Part : AskedFor::Nothing);
    error.subject = question.host;
    if (gone) {
        error.subject = question.uri;
    }
    m_outcome.troubles.push_back(std::move(error));
}

void ThreadCompletion::end()
{
    finish(m_outcome);
}

QFuture<Result<ThreadOutcome>> Threads::complete(const QString &uri, const CompletionBounds &bounds)
{
    m_completions.removeIf([](const auto &one) { return one.value().isNull(); });
    if (const auto running = m_completions.value(uri)) {
        running->join();
    }
    return m_completing.ask(uri, this, [this, uri, bounds] {
        auto *completion = new ThreadCompletion(m_core, m_sessions, uri, bounds, this);
        m_completions.insert(uri, completion);
        auto future = completion->future();
        completion->start();
        return future;
    });
}

void Threads::leave(const QString &uri)
{
    if (const auto running = m_completions.value(uri)) {
        running->leave();
    }
}

} // namespace asterism
