// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/jumpfinder.h"

#include "protocol/webfinger.h"
#include "store/timeline.h"
#include "sync/people.h"
#include "ui/models/hear.h"

#include <QJsonArray>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

JumpFinder::JumpFinder(store::Store &store, Ask ask, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_ask(std::move(ask))
{
}

void JumpFinder::findHandle(const QString &handle)
{
    askPerson(begin(handle, false));
}

void JumpFinder::findAddress(const QString &address)
{
    lookInCache(begin(address, true), false);
}

void JumpFinder::stop()
{
    ++m_turn;
    setBusy(false);
}

JumpFinder::Wish JumpFinder::begin(const QString &text, bool address)
{
    setBusy(true);
    return {.text = text, .turn = ++m_turn, .address = address};
}

/// Whether it is still wanted.
bool JumpFinder::end(const Wish &wish)
{
    if (wish.turn != m_turn) {
        return false;
    }
    setBusy(false);
    return true;
}

void JumpFinder::setBusy(bool busy)
{
    if (std::exchange(m_busy, busy) != busy) {
        Q_EMIT busyChanged();
    }
}

/// `asked`: a server was asked for it before.
void JumpFinder::lookInCache(const Wish &wish, bool asked)
{
    using Found = Result<std::optional<store::StoredPost>>;
    const auto read = [uri = wish.uri.isEmpty() ? wish.text : wish.uri](
                          store::CacheTx &tx) { return store::postByUri(tx, uri); };
    hear(m_store.readCache(read), &m_store, this, [this, wish, asked](const Found &post) {
        if (post && *post) {
            if (end(wish)) {
                Q_EMIT postFound((*post)->post.uri);
            }
        } else if (asked) {
            goOn(wish,
                post ? Error{.kind = ErrorKind::NotFound, .subject = wish.text} : post.error(),
                false);
        } else {
            handleFromProfileUrl(QUrl(wish.text)) ? askPerson(wish) : askPost(wish);
        }
    });
}

/// The user typed it: its host may be asked, wherever it lies.
QJsonObject JumpFinder::argument(const QString &name, const Wish &wish) const
{
    return {{name, wish.text}, {u"typed"_s, QJsonArray{namedHost(wish.text)}}};
}

void JumpFinder::askPerson(const Wish &wish)
{
    hear(m_ask(u"person"_s, argument(u"text"_s, wish)), &m_store, this,
        [this, wish](const Result<QJsonObject> &person) {
            const QString acct = person ? (*person)[u"acct"].toString() : QString();
            if (!person) {
                goOn(wish, person.error(), true);
            } else if (end(wish)) {
                Q_EMIT personFound(u'@' + acct);
            }
        });
}

void JumpFinder::askPost(const Wish &wish)
{
    hear(m_ask(u"thread"_s, argument(u"uri"_s, wish)), &m_store, this,
        [this, wish](const Result<QJsonObject> &read) {
            Wish told = wish;
            told.uri = read ? (*read)[u"uri"].toString() : QString();
            read ? lookInCache(told, true) : goOn(wish, read.error(), false);
        });
}

/// An address does not tell for certain what it is of: the other way is tried, too. What is said is
/// why the likelier one failed.
void JumpFinder::goOn(Wish wish, const Error &error, bool wasPerson)
{
    if (wish.turn != m_turn) {
        return;
    }
    if (wish.address && !wish.failed) {
        wish.failed = error;
        wasPerson ? askPost(wish) : askPerson(wish);
    } else if (end(wish)) {
        Q_EMIT problem(sentence(wish.failed.value_or(error)));
    }
}

} // namespace asterism::ui
