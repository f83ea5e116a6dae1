// SPDX-License-Identifier: GPL-3.0-or-later

// Whom an answer names before anybody types.
#include "model/jsonparts.h"
#include "ui/viewmodels/composer.h"

#include <QCoreApplication>

#include <utility>

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

/// Whom a direct post is for, besides whom it names, the chosen account's server tells by ids
/// alone.
bool Composer::needsReaders() const
{
    const Account *who = account();
    const bool direct = m_place.parent && m_place.parent->visibility == Visibility::Direct;
    return direct && !isEdit() && who != nullptr
        && capabilities(m_place.servers.value(who->host)).readersById;
}

/// It is asked who they are, or the answer would reach only some of them.
void Composer::askReaders()
{
    if (!needsReaders() || m_asksReaders || !m_readers.isEmpty()) {
        return;
    }
    m_asksReaders = true;
    m_readersTrouble.clear();
    const QJsonObject argument{{u"account"_s, accountId()}, {u"uri"_s, m_place.parent->uri}};
    hear(m_parts.ask(u"post-readers"_s, argument), &m_parts.store, this,
        [this, turn = m_turn](const Result<QJsonObject> &answer) {
            if (turn == m_turn) {
                readersTold(answer);
            }
        });
}

/// Nothing is put into what was typed, nor where a word is just being typed: whom it does not name
/// is said, and asked about before it goes.
void Composer::readersTold(const Result<QJsonObject> &answer)
{
    m_asksReaders = false;
    if (answer) {
        const QString before = answerStart();
        m_readers = textsOf((*answer)[u"accts"]);
        addReaders();
        if (m_fresh && text() == m_start.text && !m_posts.first()->isComposing()) {
            nameAnew(before);
        } else if (text().startsWith(answerStart())) {
            m_start.text = answerStart();
        }
        m_unnamed = m_readers;
        m_unnamed = unnamed();
    } else {
        m_readersTrouble = sentence(answer.error());
    }
    const QString words = readersWords();
    m_trouble = words.isEmpty() ? m_trouble : words;
    judge();
    Q_EMIT stateChanged();
}

/// Of those who were not named when they became known, who is not by now.
QStringList Composer::unnamed() const
{
    const Account *who = account();
    PartRules direct = rules();
    direct.visibility = Visibility::Direct;
    const QStringList to = receiversOf(text(), direct, who == nullptr ? Account() : *who);
    QStringList missing = m_unnamed;
    missing.removeIf([&](const QString &acct) {
        return to.contains(acct, Qt::CaseInsensitive) || (who != nullptr && who->acct == acct);
    });
    return missing;
}

/// Whom a direct answer does not reach; empty: all who received what it answers, or it is not
/// direct.
QString Composer::readersWords() const
{
    if (isEdit() || m_draft.action.post.visibility != Visibility::Direct) {
        return {};
    }
    if (needsReaders() && !m_readersTrouble.isEmpty()) {
        return Words::tr("Who else has received the post is not known: %1").arg(m_readersTrouble);
    }
    QStringList names = unnamed();
    if (names.isEmpty()) {
        return {};
    }
    for (QString &name : names) {
        name.prepend(u'@');
    }
    return Words::tr("It is not for all who received the post, for it does not name %1.")
        .arg(names.join(Words::tr(", ")));
}

/// Whom a direct post is for is read out of its words when it goes: who is not named there, as
/// ids tell it at some servers, is put in front, where the writer sees them.
void Composer::nameReceivers()
{
    PostText &post = m_draft.action.post;
    if (isEdit() || post.visibility != Visibility::Direct) {
        return;
    }
    const Account *who = account();
    const QStringList named = receiversOf(post.text, rules(), who == nullptr ? Account() : *who);
    QString start;
    for (const QString &acct : std::exchange(post.to, {})) {
        const bool own = who != nullptr && who->acct == acct;
        if (!own && !acct.isEmpty() && !named.contains(acct, Qt::CaseInsensitive)) {
            start += u'@' + acct + u' ';
        }
    }
    post.text.prepend(start);
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
