// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/enginedesk.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int tryMs = 5 * secondMs;
constexpr int otherPatienceMs = minuteMs;

} // namespace

EngineDesk::EngineDesk(App &app, QObject *parent)
    : QObject(parent)
    , m_app(app)
    , m_serving(app)
    , m_asker(*app.store, app.lock)
{
    connect(&m_timer, &QTimer::timeout, this, &EngineDesk::tick);
}

EngineDesk::~EngineDesk()
{
    close();
}

void EngineDesk::close()
{
    if (m_closed) {
        return;
    }
    m_closed = true;
    m_timer.stop();
    for (auto &question : std::exchange(m_questions, {})) {
        question->promise.addResult(Error{.kind = ErrorKind::Cancelled});
        question->promise.finish();
    }
    m_serving.close();
    m_app.endWork({&m_serving, &m_serving.jobs()});
}

void EngineDesk::start()
{
    m_timer.start(tryMs);
    tick();
}

void EngineDesk::tick()
{
    if (const auto engine = m_app.tryEngine(); !engine) {
        Q_EMIT problem(sentence(engine.error()));
        m_timer.stop(); // the folder cannot hold a lock; saying it again helps nobody
        return;
    }
    noteEngine();
}

void EngineDesk::noteEngine()
{
    if (!isEngine() || m_told) {
        return;
    }
    m_told = true;
    m_timer.stop();
    ready().then(this, [this](const Result<Done> &done) {
        if (!done) {
            Q_EMIT problem(sentence(done.error()));
        }
        Q_EMIT engineChanged();
    });
}

QFuture<Result<Done>> EngineDesk::ready()
{
    if (m_ready) {
        return answered<Done>(Done{});
    }
    return m_starting.ask(u"start"_s, this, [this] {
        return m_serving.start().then(this, [this](const Result<Done> &done) {
            m_ready = done.ok();
            return done;
        });
    });
}

QFuture<Jobs::Answer> EngineDesk::ask(const QString &kind, const QJsonObject &argument)
{
    if (m_closed) {
        return answered(Jobs::Answer(Error{.kind = ErrorKind::Cancelled}));
    }
    const QJsonArray typed = argument[u"typed"].toArray();
    for (const auto &host : typed) {
        m_app.core.typedHosts.insert(host.toString());
    }
    return isEngine() ? runHere(kind, argument) : askOther(kind, argument);
}

QFuture<Jobs::Answer> EngineDesk::runHere(const QString &kind, const QJsonObject &argument)
{
    // First the hosts that were typed in earlier runs: some may be asked only because of that.
    return ready()
        .then(this,
            [this, kind, argument](const Result<Done> &done) {
                return done ? m_serving.jobs().run(kind, argument)
                            : answered(Jobs::Answer(done.error()));
            })
        .unwrap();
}

QFuture<Jobs::Answer> EngineDesk::askOther(const QString &kind, const QJsonObject &argument)
{
    auto question = std::make_unique<Question>(Question{kind, argument, {}});
    question->promise.start();
    const auto future = question->promise.future();
    m_questions.push_back(std::move(question));
    if (m_questions.size() == 1) {
        askNext();
    }
    return future;
}

void EngineDesk::askNext()
{
    if (m_questions.empty()) {
        return;
    }
    const Question &question = *m_questions.front();
    QJsonObject argument = question.argument;
    argument.insert(u"typed"_s,
        QJsonArray::fromStringList(
            QStringList(m_app.core.typedHosts.begin(), m_app.core.typedHosts.end())));
    m_asker.ask(question.kind, toText(argument), otherPatienceMs)
        .then(this, [this](const Result<RequestAsker::Answer> &answer) { hear(answer); });
}

void EngineDesk::hear(const Result<RequestAsker::Answer> &answer)
{
    if (m_questions.empty()) {
        return; // closed meanwhile
    }
    if (!answer) {
        give(answer.error());
    } else if (answer->taken) {
        noteEngine();
        const Question &question = *m_questions.front();
        QJsonObject argument = question.argument;
        argument.insert(u"again"_s, answer->again);
        runHere(question.kind, argument).then(this, [this](const Jobs::Answer &done) {
            give(done);
        });
    } else {
        give(parseObject(answer->outcome));
    }
}

void EngineDesk::give(const Jobs::Answer &answer)
{
    if (m_questions.empty()) {
        return;
    }
    const auto question = std::move(m_questions.front());
    m_questions.erase(m_questions.begin());
    question->promise.addResult(answer);
    question->promise.finish();
    if (isEngine()) {
        // What waits behind can be done here now.
        for (auto &waiting : std::exchange(m_questions, {})) {
            runHere(waiting->kind, waiting->argument)
                .then(this,
                    [promise = std::make_shared<QPromise<Jobs::Answer>>(
                         std::move(waiting->promise))](const Jobs::Answer &done) {
                        promise->addResult(done);
                        promise->finish();
                    });
        }
        return;
    }
    askNext();
}

} // namespace asterism
