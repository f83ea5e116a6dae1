// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/drafts.h"
#include "cli/await.h"
#include "cli/commands/context.h"
#include "cli/exitcode.h"
#include "cli/keptwords.h"

#include <QCoreApplication>

#include <optional>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

constexpr int mostDraftsListed = 2000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(KeptPosts)
};

/// Nothing: `status` says why.
std::optional<std::vector<Draft>> keptDrafts(Context &context)
{
    auto drafts = await(context.app->store->readUser(
        [](store::UserTx &tx) { return store::keptDrafts(tx, mostDraftsListed); }));
    if (!drafts) {
        context.status = context.out.fail(drafts.error());
        return {};
    }
    if (drafts->unreadable > 0) {
        context.out.note(Words::tr("%n drafts cannot be read here. They are still in the data "
                                   "folder's asterism.db.",
            nullptr, drafts->unreadable));
    }
    return std::move(drafts->readable);
}

/// The one whose key begins as it was typed; nothing: `status` says why.
std::optional<Draft> meantDraft(Context &context)
{
    const QString typed = context.options.acting.target.toLower();
    const auto drafts = keptDrafts(context);
    if (!drafts) {
        return {};
    }
    std::vector<Draft> found;
    for (const Draft &draft : *drafts) {
        if (draft.key.startsWith(typed, Qt::CaseInsensitive)) {
            found.push_back(draft);
        }
    }
    if (found.size() == 1) {
        return found.front();
    }
    const QString words = found.empty()
        ? Words::tr("There is no draft %1.")
        : Words::tr("Several drafts begin with %1; say more of it.");
    context.status = context.out.fail(ExitUsage, QString(words).replace(u"%1"_s, typed));
    return {};
}

} // namespace

int listDrafts(Context &context)
{
    if (!context.open(false)) {
        return context.status;
    }
    const auto drafts = keptDrafts(context);
    if (!drafts) {
        return context.status;
    }
    const qint64 now = context.app->clock.now();
    QList<QStringList> cells;
    for (const Draft &draft : *drafts) {
        if (context.out.json()) {
            context.out.object(draftJson(draft, context.names));
        }
        cells << draftCells(draft, context.names, now);
    }
    if (!context.out.json()) {
        context.out.lines(tableLines(cells, context.out.page(now)));
    }
    if (drafts->empty()) {
        context.out.note(Words::tr("There are no drafts."));
    } else if (int(drafts->size()) == mostDraftsListed) {
        context.out.note(Words::tr("There may be more; these were changed last."));
    }
    return ExitDone;
}

int showDraft(Context &context)
{
    const auto draft = context.open(false) ? meantDraft(context) : std::nullopt;
    if (!draft) {
        return context.status;
    }
    if (context.out.json()) {
        context.out.object(draftJson(*draft, context.names));
    } else {
        const Page page = context.out.page(context.app->clock.now());
        context.out.lines(draftLines(*draft, context.names, page));
    }
    return ExitDone;
}

int removeDraft(Context &context)
{
    const auto draft = context.open(false) ? meantDraft(context) : std::nullopt;
    if (!draft) {
        return context.status;
    }
    const auto removed = await(context.app->store->writeUser(
        [key = draft->key](store::UserTx &tx) { return store::removeDraft(tx, key); }));
    if (!removed) {
        return context.out.fail(removed.error());
    }
    if (context.out.json()) {
        context.out.object({{u"id"_s, draft->key}, {u"outcome"_s, u"removed"_s}});
    } else {
        context.out.line(Words::tr("Thrown away: draft %1").arg(shortKey(*draft)));
    }
    return ExitDone;
}

} // namespace asterism::cli
