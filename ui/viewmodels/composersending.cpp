// SPDX-License-Identifier: GPL-3.0-or-later

// How what was written leaves: to the outbox, to the drafts, or for good.
#include "content/postlength.h"
#include "store/settings.h"
#include "ui/viewmodels/composer.h"
#include "ui/viewmodels/composewords.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Composer)
};

} // namespace

/// In a sentence; empty: it can go.
QString Composer::whatIsMissing() const
{
    const Account *who = account();
    if (who == nullptr) {
        return Words::tr("Choose the account that posts.");
    }
    const QString why =
        m_draft.action.kind == Action::Kind::Edit ? QString() : whyNotWrite(*who, m_place);
    if (!why.isEmpty()) {
        return u'@' + who->acct + u": "_s + why;
    }
    if (text().trimmed().isEmpty() && attached() == 0) {
        return Words::tr("There are no words in it yet.");
    }
    return m_count > limit()
        ? Words::tr("It is %n characters too long.", nullptr, m_count - limit())
        : QString();
}

Composer::Question Composer::whatToAsk() const
{
    const bool anew = m_draft.action.kind == Action::Kind::Publish;
    const Visibility seen = m_draft.action.post.visibility;
    if (m_sure || !anew) {
        return Question::None;
    }
    if (m_place.parent && isWiderThan(seen, m_place.parent->visibility)) {
        return Question::Wider;
    }
    return seen == Visibility::Direct && outgoing().post.to.isEmpty() ? Question::Nobody
                                                                      : Question::None;
}

/// As it is sent: whom a direct post is for is read out of its words, and it is for the one whom it
/// answers.
Action Composer::outgoing() const
{
    Action action = m_draft.action;
    const Account *who = account();
    if (action.post.visibility != Visibility::Direct || who == nullptr
        || action.kind == Action::Kind::Edit) {
        return action;
    }
    QStringList to = namedIn(action.post.text, who->acct.section(u'@', 1));
    if (m_place.parent && !to.contains(m_place.parent->acct)) {
        to << m_place.parent->acct;
    }
    to.removeAll(who->acct);
    action.post.to = to.mid(0, 100);
    return action;
}

void Composer::send()
{
    if (!isReady()) {
        return;
    }
    const QString missing = whatIsMissing();
    const Question first = whatToAsk();
    if (!missing.isEmpty()) {
        say(missing);
    } else if (first != Question::None) {
        ask(first);
    } else {
        deliver();
    }
}

void Composer::deliver()
{
    m_stage = Stage::Sending;
    m_trouble.clear();
    Q_EMIT stateChanged();
    Q_EMIT countChanged();
    const qint64 undoMs = m_parts.undoSeconds() * secondMs;
    hear(m_parts.enqueue(outgoing(), undoMs > 0 ? m_parts.clock.now() + undoMs : 0), &m_parts.store,
        this, [this, key = m_draft.key](const Result<store::Enqueued> &enqueued) {
            delivered(key, enqueued);
        });
}

/// Something else may have been opened meanwhile.
void Composer::delivered(const QString &key, const Result<store::Enqueued> &enqueued)
{
    const bool here = m_draft.key == key;
    if (!enqueued) {
        if (here) {
            m_stage = Stage::Writing;
            say(sentence(enqueued.error()));
        } else {
            Q_EMIT problem(sentence(enqueued.error()));
        }
        return;
    }
    m_keeper.drop(key);
    if (here) {
        rememberLanguage();
        end();
    }
    Q_EMIT sent();
}

void Composer::rememberLanguage()
{
    const QString code = language();
    const QString id = accountId();
    if (code.isEmpty() || !hasLanguage() || m_languages.value(id) == code) {
        return;
    }
    m_languages.insert(id, code);
    hear(m_parts.store.writeUser([id, code](store::UserTx &tx) {
        return store::saveSetting(tx, u"post-language/"_s + id, code);
    }),
        &m_parts.store, this, [this](const Result<Done> &done) {
            if (!done) {
                Q_EMIT problem(sentence(done.error()));
            }
        });
}

void Composer::close()
{
    if (isOpen() && m_stage != Stage::Sending) {
        keepClosed();
        end();
    }
}

void Composer::discard()
{
    if (isOpen() && m_stage != Stage::Sending) {
        m_keeper.drop(m_draft.key);
        end();
    }
}

void Composer::askDiscard()
{
    if (isReady() && isWorthKeeping()) {
        ask(Question::Discard);
    } else {
        close();
    }
}

void Composer::end()
{
    ++m_turn;
    m_stage = Stage::Closed;
    m_asked = Question::None;
    m_draft = {};
    m_place = {};
    m_deletes.clear();
    m_trouble.clear();
    m_drafts.show(m_keeper.all(), {});
    Q_EMIT stateChanged();
    Q_EMIT textChanged();
    Q_EMIT warningChanged();
}

void Composer::ask(Question question)
{
    m_trouble.clear();
    m_asked = question;
    Q_EMIT stateChanged();
}

void Composer::say(const QString &trouble)
{
    m_trouble = trouble;
    Q_EMIT stateChanged();
    Q_EMIT countChanged();
}

QString Composer::question() const
{
    QString words;
    switch (m_asked) {
    case Question::None:
        break;
    case Question::Delete:
        return Words::tr(
            "To write it anew, the post is deleted at its server, with the favourites, "
            "boosts and replies it has. Its text stays here.");
    case Question::Discard:
        return Words::tr("Throw away what you typed?");
    case Question::Wider:
        words =
            Words::tr("The post that you reply to is for fewer people (%1) than your reply (%2).");
        words.replace(u"%1"_s,
            ui::visibilityName(m_place.parent ? m_place.parent->visibility : Visibility::Private));
        return words.replace(u"%2"_s, ui::visibilityName(m_draft.action.post.visibility));
    case Question::Nobody:
        return Words::tr("Nobody is named in it: only you would see it.");
    }
    return {};
}

QString Composer::yes() const
{
    switch (m_asked) {
    case Question::None:
        break;
    case Question::Delete:
        return Words::tr("Delete and write anew");
    case Question::Discard:
        return Words::tr("Discard");
    case Question::Wider:
    case Question::Nobody:
        return Words::tr("Post anyway");
    }
    return {};
}

QString Composer::no() const
{
    return m_asked == Question::Delete ? Words::tr("Keep the post")
        : m_asked == Question::None    ? QString()
                                       : Words::tr("Back");
}

void Composer::answer(bool yes)
{
    const Question asked = m_asked;
    if (asked == Question::None || m_stage != Stage::Writing) {
        return;
    }
    if (asked == Question::Delete) {
        yes ? deleteOld() : discard();
        return;
    }
    ask(Question::None);
    if (yes && asked == Question::Discard) {
        discard();
    } else if (yes) {
        m_sure = true;
        send();
    } else {
        Q_EMIT wanted();
    }
}

/// Only when its text is in the file does the post go.
void Composer::deleteOld()
{
    m_stage = Stage::Sending;
    ask(Question::None);
    m_draft.open = true;
    const Action deletion{
        .kind = Action::Kind::Delete, .account = m_draft.action.account, .target = m_deletes};
    hear(m_keeper.keepNow(m_draft), &m_parts.store, this,
        [this, deletion, key = m_draft.key](const Result<Done> &kept) {
            if (!kept) {
                deletedOld(key, kept.error());
                return;
            }
            hear(m_parts.enqueue(deletion, 0), &m_parts.store, this,
                [this, key](
                    const Result<store::Enqueued> &enqueued) { deletedOld(key, enqueued); });
        });
}

void Composer::deletedOld(const QString &key, const Result<store::Enqueued> &enqueued)
{
    if (m_draft.key != key) { // something else was opened meanwhile
        if (!enqueued) {
            Q_EMIT problem(sentence(enqueued.error()));
        }
        return;
    }
    m_stage = Stage::Writing;
    if (!enqueued) {
        m_asked = Question::Delete;
        say(sentence(enqueued.error()));
        return;
    }
    m_deletes.clear();
    recount();
    Q_EMIT stateChanged();
    Q_EMIT wanted();
}

} // namespace asterism::ui
