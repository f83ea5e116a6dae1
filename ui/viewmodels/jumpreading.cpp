// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/jumpreading.h"

#include "store/actors.h"
#include "store/familiar.h"
#include "store/serverlists.h"
#include "ui/viewmodels/jumpplaces.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int mostKnownJumps = 15; ///< of a kind
constexpr qsizetype mostNamedJumps = 24;
constexpr qsizetype longestJumpWord = 100;
constexpr int kanaApart = 0x60;

QString inKana(QString text, char16_t first, char16_t last, int by)
{
    for (QChar &c : text) {
        if (c.unicode() >= first && c.unicode() <= last) {
            c = QChar(char16_t(c.unicode() + by));
        }
    }
    return text;
}

/// The cache does not know that both kana are one.
QStringList spellings(const QString &text)
{
    QStringList all{
        text, inKana(text, 0x3041, 0x3096, kanaApart), inKana(text, 0x30a1, 0x30f6, -kanaApart)};
    all.removeDuplicates();
    return all;
}

void addFoundJump(std::vector<JumpTarget> &all, std::optional<JumpTarget> target)
{
    const auto same = [&target](const JumpTarget &one) { return one.key() == target->key(); };
    if (target && std::ranges::none_of(all, same)) {
        all.push_back(std::move(*target));
    }
}

Result<Done> addPeople(
    store::CacheTx &tx, const store::KnownWish &wish, std::vector<JumpTarget> &all)
{
    const auto people = store::knownPeople(tx, wish);
    if (!people) {
        return people.error();
    }
    for (const Actor &person : *people) {
        addFoundJump(all, personJump(person));
    }
    return Done{};
}

Result<Done> addTags(store::CacheTx &tx, const store::KnownWish &wish, std::vector<JumpTarget> &all)
{
    const auto tags = store::knownTags(tx, wish);
    if (!tags) {
        return tags.error();
    }
    for (const QString &tag : *tags) {
        addFoundJump(all, tagJump(tag));
    }
    return Done{};
}

Result<Done> addNamed(store::CacheTx &tx, const QStringList &accts, std::vector<JumpTarget> &all)
{
    for (const QString &acct : accts.mid(0, mostNamedJumps)) {
        const auto actor = store::actorByAcct(tx, acct);
        if (!actor) {
            return actor.error();
        }
        addFoundJump(all, personJump(actor->value_or(Actor{.acct = acct})));
    }
    return Done{};
}

/// What is typed says by its sign what is meant.
Result<Done> addTyped(
    store::CacheTx &tx, const JumpQuestion &question, std::vector<JumpTarget> &all)
{
    const QString typed = question.text.normalized(QString::NormalizationForm_KC).simplified();
    const QChar sign = typed.isEmpty() ? QChar() : typed[0];
    const QString text = typed.mid(sign == u'@' || sign == u'#' ? 1 : 0, longestJumpWord);
    const auto own = std::ranges::find(question.accounts, question.acting, &Account::id);
    const Account account = own == question.accounts.end() ? Account() : *own;
    for (const QString &spelling : text.isEmpty() ? QStringList() : spellings(text)) {
        const store::KnownWish wish{.acct = account.acct,
            .home = homeSource(account.id, account.host),
            .text = spelling,
            .most = mostKnownJumps};
        auto added = sign == u'#' ? Result<Done>(Done{}) : addPeople(tx, wish, all);
        if (added && sign != u'@') {
            added = addTags(tx, wish, all);
        }
        if (!added) {
            return added;
        }
    }
    return Done{};
}

Result<JumpFound> foundIn(store::CacheTx &tx, const JumpQuestion &question)
{
    const auto kept = store::serverLists(tx);
    if (!kept) {
        return kept.error();
    }
    JumpFound found{question, serverListJumps(*kept, question.accounts)};
    auto added = addTyped(tx, question, found.targets);
    if (added) {
        added = addNamed(tx, question.accts, found.targets);
    }
    return added ? found : Result<JumpFound>(added.error());
}

} // namespace

QFuture<Result<JumpFound>> readJumps(store::Store &store, const JumpQuestion &question)
{
    return store.readCache([question](store::CacheTx &tx) { return foundIn(tx, question); });
}

} // namespace asterism::ui
