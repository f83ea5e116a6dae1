// SPDX-License-Identifier: GPL-3.0-or-later

// Whom an answer names before anybody types.
#include "model/jsonparts.h"
#include "ui/viewmodels/composer.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Composer)
};

} // namespace

/// What an answer of the chosen account begins with; empty where nothing is answered.
QString Composer::answerStart() const
{
    const Account *who = account();
    return m_place.parent && !isEdit()
        ? replyStart(*m_place.parent, who == nullptr ? QString() : who->acct)
        : QString();
}

/// Another account answers: who wrote before is named now, and the new one is not, unless the names
/// that the answer began with, `before`, were changed.
void Composer::nameAnew(const QString &before)
{
    if (m_start.text == before && text().startsWith(before)) {
        m_start.text = answerStart();
        setText(m_start.text + text().sliced(before.size()));
    }
}

/// Whom a direct post is for, besides whom it names, some servers tell by ids alone: they are asked
/// who that is, or the answer would reach only some of them.
void Composer::askReaders()
{
    const Account *who = account();
    const bool direct = m_place.parent && m_place.parent->visibility == Visibility::Direct;
    if (!direct || isEdit() || who == nullptr || m_asksReaders || !m_readers.isEmpty()
        || !capabilities(m_place.servers.value(who->host)).readersById) {
        return;
    }
    m_asksReaders = true;
    const QJsonObject argument{{u"account"_s, who->id.value}, {u"uri"_s, m_place.parent->uri}};
    hear(m_parts.ask(u"post-readers"_s, argument), &m_parts.store, this,
        [this, turn = m_turn](const Result<QJsonObject> &answer) {
            if (turn == m_turn) {
                readersTold(answer);
            }
        });
}

void Composer::readersTold(const Result<QJsonObject> &answer)
{
    m_asksReaders = false;
    if (answer) {
        const QString before = answerStart();
        m_readers = textsOf((*answer)[u"accts"]);
        addReaders();
        nameAnew(before);
    } else {
        m_trouble = Words::tr("Who else has received the post is not known: %1")
                        .arg(sentence(answer.error()));
    }
    judge();
    Q_EMIT stateChanged();
}

void Composer::addReaders()
{
    if (!m_place.parent) {
        return;
    }
    QStringList &named = m_place.parent->mentions;
    for (const QString &acct : std::as_const(m_readers)) {
        if (!named.contains(acct)) {
            named << acct;
        }
    }
}

} // namespace asterism::ui
