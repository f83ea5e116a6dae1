// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/threadrest.h"

#include "app/jobs.h"
#include "base/host.h"
#include "ui/models/hear.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ThreadRest)
};

int asCount(qint64 count)
{
    return int(std::clamp<qint64>(count, 0, std::numeric_limits<int>::max()));
}

} // namespace

QString repliesWords(qint64 told, qint64 here)
{
    if (told > here) {
        QString words = Words::tr("%n replies are told, %1 here", nullptr, asCount(told));
        return words.replace(u"%1"_s, QString::number(here));
    }
    return here == 0 ? Words::tr("No replies are here")
                     : Words::tr("%n replies are here", nullptr, asCount(here));
}

ThreadRest::ThreadRest(QObject &lasting, Ask ask, const QString &uri, QObject *parent)
    : QObject(parent)
    , m_lasting(lasting)
    , m_ask(std::move(ask))
    , m_uri(uri)
{
}

QString ThreadRest::host() const
{
    return hostOf(QUrl(m_uri));
}

bool ThreadRest::isOffered() const
{
    return m_known && m_post && mayLackReplies(*m_post, m_answeredBy);
}

QString ThreadRest::line() const
{
    if (m_busy) {
        return Words::tr("Asking %1 and others for replies…").replace(u"%1"_s, host());
    }
    if (!m_trouble.isEmpty()) {
        return m_trouble;
    }
    if (m_outcome) {
        return sentence(*m_outcome);
    }
    return isOffered() ? repliesWords(m_post->told, m_post->here) : QString();
}

QString ThreadRest::button() const
{
    if (m_busy) {
        return {};
    }
    if (!m_trouble.isEmpty() || m_outcome) {
        const bool again = !m_trouble.isEmpty() || m_outcome->isPartial();
        return again ? Words::tr("Try again") : QString();
    }
    return isOffered() ? Words::tr("Ask %1 for the rest").replace(u"%1"_s, host()) : QString();
}

void ThreadRest::setPost(const std::optional<PostInThread> &post)
{
    m_post = post;
    if (post && !m_busy) { // else what is asked could not be left
        m_uri = post->uri;
    }
    Q_EMIT changed();
}

void ThreadRest::setAnsweredBy(const QString &host)
{
    m_answeredBy = host;
    m_known = true;
    Q_EMIT changed();
}

void ThreadRest::ask()
{
    if (m_busy) {
        return;
    }
    m_busy = true;
    m_left = false;
    m_outcome.reset();
    m_trouble.clear();
    Q_EMIT changed();
    hear(m_ask(u"thread-complete"_s, {{u"uri"_s, m_uri}}), &m_lasting, this,
        [this](const Result<QJsonObject> &answer) { answered(answer); });
}

void ThreadRest::answered(const Result<QJsonObject> &answer)
{
    m_busy = false;
    if (answer && !m_left) {
        m_outcome = threadOutcomeFromJob(*answer);
    } else if (!answer && !m_left) {
        m_trouble = sentence(answer.error());
    }
    Q_EMIT changed();
}

void ThreadRest::leave()
{
    if (m_busy && !m_left) {
        m_left = true;
        hear(m_ask(u"thread-leave"_s, {{u"uri"_s, m_uri}}), &m_lasting, &m_lasting,
            [](const Result<QJsonObject> &) {}); // what was asked ends by itself, too
    }
}

} // namespace asterism::ui
