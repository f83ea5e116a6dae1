// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/jumptyped.h"

#include "base/host.h"
#include "model/hashtags.h"
#include "protocol/webfinger.h"
#include "ui/viewmodels/jumpplaces.h"
#include "ui/viewmodels/typedpage.h"

#include <QCoreApplication>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(JumpTyped)
};

JumpTarget addressJump(const QString &address)
{
    const bool person = handleFromProfileUrl(QUrl(address)).has_value();
    return {.what = JumpWhat::Address,
        .value = address,
        .name = person ? Words::tr("Open the profile at this address")
                       : Words::tr("Open the post at this address"),
        .detail = address,
        .icon = person ? u"person"_s : u"note"_s};
}

JumpTarget handleJump(const Handle &handle)
{
    const QString acct = u'@' + handle.acct();
    return {.what = JumpWhat::Handle,
        .value = acct,
        .name = Words::tr("Open %1").replace(u"%1"_s, acct),
        .detail = Words::tr("asks its server"),
        .icon = u"person"_s};
}

/// A name with a dot, and nothing that makes it something else.
bool isHostName(const QString &text)
{
    const bool other = text.contains(u'@') || text.contains(u'#') || text.contains(u'/')
        || text.contains(u' ') || text.startsWith(u'.') || text.endsWith(u'.');
    return !other && text.contains(u'.') && normalHost(text).ok();
}

void addHostJumps(const QString &text, std::vector<JumpTarget> &all)
{
    const QString host = *normalHost(text);
    all.push_back({.what = JumpWhat::Local,
        .value = host,
        .name = Words::tr("Local"),
        .detail = host,
        .icon = u"local"_s});
    all.push_back({.what = JumpWhat::Federated,
        .value = host,
        .name = Words::tr("Federated"),
        .detail = host,
        .icon = u"federated"_s});
}

JumpTarget searchJump(const QString &text)
{
    return {.what = JumpWhat::Search,
        .value = text,
        .name = Words::tr("Search for “%1”").replace(u"%1"_s, text),
        .icon = u"search"_s};
}

} // namespace

TypedJumps typedJumps(const QString &text)
{
    const QString words = text.trimmed();
    const QString narrow = words.normalized(QString::NormalizationForm_KC);
    TypedJumps typed;
    if (words.isEmpty()) {
        return typed;
    }
    if (const QString page = typedPage(words); !page.isEmpty()) {
        typed.above.push_back(addressJump(page));
        return typed;
    }
    if (const auto handle = parseHandle(narrow)) {
        typed.below.push_back(handleJump(*handle));
    } else if (isHostName(narrow)) {
        addHostJumps(narrow, typed.below);
    } else if (narrow.startsWith(u'#') && hashtagName(narrow).ok()) {
        if (auto tag = tagJump(narrow.mid(1))) {
            typed.below.push_back(std::move(*tag));
        }
    }
    typed.below.push_back(searchJump(words));
    return typed;
}

} // namespace asterism::ui
