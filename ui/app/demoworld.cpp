// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/demoworld.h"

#include "sandbox/sandbox.h"

#include <QCoreApplication>
#include <QPromise>
#include <QTimer>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int postingMs = 1500;
constexpr int listedMs = 3000;
constexpr int manyRequests = 1'000'000;

Result<DemoWorld::Places> begin(Sandbox &sandbox)
{
    const auto started = sandbox.start({.pins = true,
        .livePosting = true,
        .livePostingMs = postingMs,
        .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"misskey"_s, u"akkoma"_s}});
    if (!started) {
        return started.error();
    }
    DemoWorld::Places places;
    for (Server *server : sandbox.servers()) {
        server->setRateLimit(manyRequests); // the demo looks more often than people do
        places.hosts << server->host();
    }
    for (const QString &user : {u"ao"_s, u"yuki"_s, u"sora"_s, u"hanako"_s, u"nana"_s}) {
        const Server *server = sandbox.serverOf(user);
        places.accounts.push_back({server->host(), server->token(user)});
    }
    for (const QString &user : {u"mei"_s, u"kai"_s, u"ren"_s, u"taro"_s, u"leo"_s}) {
        places.listed << sandbox.handle(user);
    }
    places.local = sandbox.serverOf(u"hanako"_s)->host();
    return places;
}

/// Five of a thousand people would seldom be heard in their list.
void enliven(Sandbox &sandbox, const QStringList &people)
{
    auto *timer = new QTimer(&sandbox);
    QObject::connect(timer, &QTimer::timeout, &sandbox,
        [&sandbox, people, turn = 0]() mutable { sandbox.stir(people[turn++ % people.size()]); });
    timer->start(listedMs);
}

} // namespace

DemoWorld::DemoWorld()
{
    m_thread.setObjectName(u"asterism-demo"_s);
    m_context.moveToThread(&m_thread);
    m_thread.start();
}

DemoWorld::~DemoWorld()
{
    QMetaObject::invokeMethod(
        &m_context, [this] { m_sandbox.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QFuture<Result<DemoWorld::Places>> DemoWorld::start()
{
    auto promise = std::make_shared<QPromise<Result<Places>>>();
    promise->start();
    // Made where it lives: its timers are no children of it, and would stay behind.
    QMetaObject::invokeMethod(
        &m_context,
        [this, promise] {
            m_sandbox = std::make_unique<Sandbox>();
            const auto places = begin(*m_sandbox);
            if (places) {
                enliven(*m_sandbox, places->listed);
            }
            promise->addResult(places);
            // Where it is chained to, for Qt 6.4 bears no then() while another thread finishes.
            QMetaObject::invokeMethod(
                QCoreApplication::instance(), [promise] { promise->finish(); });
        },
        Qt::QueuedConnection);
    return promise->future();
}

} // namespace asterism::ui
