<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActionCommands</name>
    <message numerus="yes">
        <source>A thread has %n posts at most.</source>
        <translation>
            <numerusform>A thread has %n post at most.</numerusform>
            <numerusform>A thread has %n posts at most.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message numerus="yes">
        <source>tried %n times</source>
        <translation>
            <numerusform>tried %n time</numerusform>
            <numerusform>tried %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Activity</name>
    <message numerus="yes">
        <source>%n times, until %1</source>
        <translation>
            <numerusform>%n time, until %1</numerusform>
            <numerusform>%n times, until %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActorBody</name>
    <message numerus="yes">
        <source>Boost from %n accounts</source>
        <translation>
            <numerusform>Boost from %n account</numerusform>
            <numerusform>Boost from %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Favourite from %n accounts</source>
        <translation>
            <numerusform>Favourite from %n account</numerusform>
            <numerusform>Favourite from %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bookmark from %n accounts</source>
        <translation>
            <numerusform>Bookmark from %n account</numerusform>
            <numerusform>Bookmark from %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mute from %n accounts</source>
        <translation>
            <numerusform>Mute from %n account</numerusform>
            <numerusform>Mute from %n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Attachments</name>
    <message numerus="yes">
        <source>No more than %n files can go with it.</source>
        <translation>
            <numerusform>No more than %n file can go with it.</numerusform>
            <numerusform>No more than %n files can go with it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody takes descriptions of more than %n characters.</source>
        <translation>
            <numerusform>Nobody takes descriptions of more than %n character.</numerusform>
            <numerusform>Nobody takes descriptions of more than %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Cache</name>
    <message numerus="yes">
        <source>%n posts were dropped.</source>
        <translation>
            <numerusform>%n post was dropped.</numerusform>
            <numerusform>%n posts were dropped.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message numerus="yes">
        <source>%n s ago</source>
        <translation>
            <numerusform>%n s ago</numerusform>
            <numerusform>%n s ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d ago</source>
        <translation>
            <numerusform>%n d ago</numerusform>
            <numerusform>%n d ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n servers</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reading %n servers</source>
        <translation>
            <numerusform>reading %n server</numerusform>
            <numerusform>reading %n servers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n servers</source>
        <translation>
            <numerusform>%1 of %n server</numerusform>
            <numerusform>%1 of %n servers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n servers are away</source>
        <translation>
            <numerusform>%n server is away</numerusform>
            <numerusform>%n servers are away</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>trouble with %n servers</source>
        <translation>
            <numerusform>trouble with %n server</numerusform>
            <numerusform>trouble with %n servers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n away</source>
        <comment>members of a list</comment>
        <translation>
            <numerusform>%n away</numerusform>
            <numerusform>%n away</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable</source>
        <translation>
            <numerusform>%n unreadable</numerusform>
            <numerusform>%n unreadable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reconnecting in %n s</source>
        <translation>
            <numerusform>reconnecting in %n s</numerusform>
            <numerusform>reconnecting in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n streams</source>
        <translation>
            <numerusform>%1 of %n stream</numerusform>
            <numerusform>%1 of %n streams</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n polled</source>
        <translation>
            <numerusform>%n polled</numerusform>
            <numerusform>%n polled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lists</source>
        <translation>
            <numerusform>%n list</numerusform>
            <numerusform>%n lists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kinds only</source>
        <translation>
            <numerusform>%n kind only</numerusform>
            <numerusform>%n kinds only</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n only what was seen</source>
        <comment>accounts</comment>
        <translation>
            <numerusform>of %n account only what was seen</numerusform>
            <numerusform>of %n accounts only what was seen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparePane</name>
    <message numerus="yes">
        <source>%n accounts</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the selected people will be followed from %1; the others are already.</source>
        <translation>
            <numerusform>%n of the selected people will be followed from %1; the others are already.</numerusform>
            <numerusform>%n of the selected people will be followed from %1; the others are already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the selected people will be unfollowed from %1. What they post to followers alone is not seen from there any more.</source>
        <translation>
            <numerusform>%n of the selected people will be unfollowed from %1. What they post to followers alone is not seen from there any more.</numerusform>
            <numerusform>%n of the selected people will be unfollowed from %1. What they post to followers alone is not seen from there any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Whom %1 follows will be followed from %2, too, %3: %n people now. Nobody is unfollowed by it.</source>
        <translation>
            <numerusform>Whom %1 follows will be followed from %2, too, %3: %n person now. Nobody is unfollowed by it.</numerusform>
            <numerusform>Whom %1 follows will be followed from %2, too, %3: %n people now. Nobody is unfollowed by it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Compose</name>
    <message numerus="yes">
        <source>Changing the post as %1 in %n s</source>
        <translation>
            <numerusform>Changing the post as %1 in %n s</numerusform>
            <numerusform>Changing the post as %1 in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Posting as %1 in %n s</source>
        <translation>
            <numerusform>Posting as %1 in %n s</numerusform>
            <numerusform>Posting as %1 in %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComposeRules</name>
    <message numerus="yes">
        <source>its server takes %n files at most</source>
        <translation>
            <numerusform>its server takes %n file at most</numerusform>
            <numerusform>its server takes %n files at most</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its server takes %n choices at most</source>
        <translation>
            <numerusform>its server takes %n choice at most</numerusform>
            <numerusform>its server takes %n choices at most</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n characters too long</source>
        <translation>
            <numerusform>%n character too long</numerusform>
            <numerusform>%n characters too long</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its server takes descriptions of %n characters at most</source>
        <translation>
            <numerusform>its server takes descriptions of %n character at most</numerusform>
            <numerusform>its server takes descriptions of %n characters at most</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its server takes content warnings of %n characters at most</source>
        <translation>
            <numerusform>its server takes content warnings of %n character at most</numerusform>
            <numerusform>its server takes content warnings of %n characters at most</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message numerus="yes">
        <source>%n pictures have no description: people who cannot see them learn nothing of them.</source>
        <translation>
            <numerusform>%n picture has no description: people who cannot see it learn nothing of it.</numerusform>
            <numerusform>%n pictures have no description: people who cannot see them learn nothing of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files have no description: people who cannot see or hear them learn nothing of them.</source>
        <translation>
            <numerusform>%n file has no description: people who cannot see or hear it learn nothing of it.</numerusform>
            <numerusform>%n files have no description: people who cannot see or hear them learn nothing of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files at most</source>
        <translation>
            <numerusform>%n file at most</numerusform>
            <numerusform>%n files at most</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n posts of the thread are out already; what was not sent yet is here and answers the last of them.</source>
        <translation>
            <numerusform>%n post of the thread is out already; what was not sent yet is here and answers it.</numerusform>
            <numerusform>%n posts of the thread are out already; what was not sent yet is here and answers the last of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its files could not be fetched. Once the post is deleted its server may throw them away, and the new one could not have them.</source>
        <translation>
            <numerusform>%n of its files could not be fetched. Once the post is deleted its server may throw it away, and the new one could not have it.</numerusform>
            <numerusform>%n of its files could not be fetched. Once the post is deleted its server may throw them away, and the new one could not have them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Connections</name>
    <message numerus="yes">
        <source>next look in %n s</source>
        <translation>
            <numerusform>next look in %n s</numerusform>
            <numerusform>next look in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next look in %n min</source>
        <translation>
            <numerusform>next look in %n min</numerusform>
            <numerusform>next look in %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reconnecting in %n s</source>
        <translation>
            <numerusform>reconnecting in %n s</numerusform>
            <numerusform>reconnecting in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n connections</source>
        <translation>
            <numerusform>%1 of %n connection</numerusform>
            <numerusform>%1 of %n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lists</source>
        <translation>
            <numerusform>%n list</numerusform>
            <numerusform>%n lists</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeadMembers</name>
    <message numerus="yes">
        <source>Remove these %n</source>
        <translation>
            <numerusform>Remove this %n</numerusform>
            <numerusform>Remove these %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DesktopNotices</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notifications</source>
        <translation>
            <numerusform>%n notification</numerusform>
            <numerusform>%n notifications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notifications meanwhile</source>
        <translation>
            <numerusform>%n notification meanwhile</numerusform>
            <numerusform>%n notifications meanwhile</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftKeeper</name>
    <message numerus="yes">
        <source>%n drafts cannot be read here. They are still in the data folder&apos;s asterism.db.</source>
        <translation>
            <numerusform>%n draft cannot be read here. It is still in the data folder&apos;s asterism.db.</numerusform>
            <numerusform>%n drafts cannot be read here. They are still in the data folder&apos;s asterism.db.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Drafts</name>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accounts</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n posts</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n posts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportPane</name>
    <message numerus="yes">
        <source>%n files in %1</source>
        <translation>
            <numerusform>%n file in %1</numerusform>
            <numerusform>%n files in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FollowsPage</name>
    <message numerus="yes">
        <source>The first %Ln are shown.</source>
        <translation>
            <numerusform>The first one is shown.</numerusform>
            <numerusform>The first %Ln are shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeldNotices</name>
    <message numerus="yes">
        <source>%n people are held back by the settings of your accounts</source>
        <translation>
            <numerusform>%n person is held back by the settings of your accounts</numerusform>
            <numerusform>%n people are held back by the settings of your accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people are held back by the settings of %1</source>
        <translation>
            <numerusform>%n person is held back by the settings of %1</numerusform>
            <numerusform>%n people are held back by the settings of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeldRow</name>
    <message numerus="yes">
        <source>%n notifications held back by the settings of %1</source>
        <translation>
            <numerusform>%n notification held back by the settings of %1</numerusform>
            <numerusform>%n notifications held back by the settings of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPane</name>
    <message numerus="yes">
        <source>%n that the file does not name will be taken away from @%1. Their names stand above.</source>
        <translation>
            <numerusform>%n that the file does not name will be taken away from @%1. The name stands above.</numerusform>
            <numerusform>%n that the file does not name will be taken away from @%1. Their names stand above.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message numerus="yes">
        <source>These posts are in %n clips (%1). They become bookmarks: what the clips are called is not taken along.</source>
        <translation>
            <numerusform>These posts are in %n clip (%1). They become bookmarks: what the clip is called is not taken along.</numerusform>
            <numerusform>These posts are in %n clips (%1). They become bookmarks: what the clips are called is not taken along.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeptPosts</name>
    <message numerus="yes">
        <source>%n more wait on this computer: asterism-cli outbox list</source>
        <translation>
            <numerusform>%n more waits on this computer: asterism-cli outbox list</numerusform>
            <numerusform>%n more wait on this computer: asterism-cli outbox list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n posts</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts cannot be read here. They are still in the data folder&apos;s asterism.db.</source>
        <translation>
            <numerusform>%n draft cannot be read here. It is still in the data folder&apos;s asterism.db.</numerusform>
            <numerusform>%n drafts cannot be read here. They are still in the data folder&apos;s asterism.db.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Layout</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListNotices</name>
    <message numerus="yes">
        <source>%n new posts in %1</source>
        <translation>
            <numerusform>%n new post in %1</numerusform>
            <numerusform>%n new posts in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListRow</name>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable</source>
        <translation>
            <numerusform>%n unreadable</numerusform>
            <numerusform>%n unreadable</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people are in the file.</source>
        <translation>
            <numerusform>%n person is in the file.</numerusform>
            <numerusform>%n people are in the file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take these %n people out? [y/N]</source>
        <translation>
            <numerusform>Take this person out? (%n) [y/N]</numerusform>
            <numerusform>Take these %n people out? [y/N]</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people were taken out.</source>
        <translation>
            <numerusform>%n person was taken out.</numerusform>
            <numerusform>%n people were taken out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MembersModel</name>
    <message numerus="yes">
        <source>posts about every %n min</source>
        <translation>
            <numerusform>posts about every %n minute</numerusform>
            <numerusform>posts about every %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>posts about every %n h</source>
        <translation>
            <numerusform>posts about every %n hour</numerusform>
            <numerusform>posts about every %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>posts about every %n d</source>
        <translation>
            <numerusform>posts about every %n day</numerusform>
            <numerusform>posts about every %n d</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MembersView</name>
    <message numerus="yes">
        <source>Search in %n members</source>
        <translation>
            <numerusform>Search in %n member</numerusform>
            <numerusform>Search in %n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Moving</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%2 follows whom %1 follows; this is looked at every %n hours.</source>
        <translation>
            <numerusform>%2 follows whom %1 follows; this is looked at every %n hour.</numerusform>
            <numerusform>%2 follows whom %1 follows; this is looked at every %n hours.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n hours, while an Asterism is open, %2 will follow whom %1 follows and it does not. Nobody is unfollowed.</source>
        <translation>
            <numerusform>Every %n hour, while an Asterism is open, %2 will follow whom %1 follows and it does not. Nobody is unfollowed.</numerusform>
            <numerusform>Every %n hours, while an Asterism is open, %2 will follow whom %1 follows and it does not. Nobody is unfollowed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n rows</source>
        <translation>
            <numerusform>%1: %n row</numerusform>
            <numerusform>%1: %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Go on, and take these %n away?</source>
        <translation>
            <numerusform>Go on, and take this %n away?</numerusform>
            <numerusform>Go on, and take these %n away?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would be taken away; --yes says that it is meant.</source>
        <translation>
            <numerusform>%n would be taken away; --yes says that it is meant.</numerusform>
            <numerusform>%n would be taken away; --yes says that it is meant.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its posts are in %n clips. They become bookmarks: what the clips are called is not taken along.</source>
        <translation>
            <numerusform>Its posts are in %n clip. They become bookmarks: what the clip is called is not taken along.</numerusform>
            <numerusform>Its posts are in %n clips. They become bookmarks: what the clips are called is not taken along.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticeRows</name>
    <message numerus="yes">
        <source>%1 and %n others</source>
        <translation>
            <numerusform>%1 and %n other</numerusform>
            <numerusform>%1 and %n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message numerus="yes">
        <source>tried again in %n s</source>
        <translation>
            <numerusform>tried again in %n s</numerusform>
            <numerusform>tried again in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>goes out in %n s</source>
        <translation>
            <numerusform>goes out in %n s</numerusform>
            <numerusform>goes out in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the time must be %n minutes ahead at least</source>
        <translation>
            <numerusform>the time must be %n minute ahead at least</numerusform>
            <numerusform>the time must be %n minutes ahead at least</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %n posts of a thread</source>
        <translation>
            <numerusform>The last %n post of a thread</numerusform>
            <numerusform>The last %n posts of a thread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A thread of %n posts</source>
        <translation>
            <numerusform>A thread of %n post</numerusform>
            <numerusform>A thread of %n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending the files of %n posts · %1 %</source>
        <translation>
            <numerusform>Sending the files of %n post · %1 %</numerusform>
            <numerusform>Sending the files of %n posts · %1 %</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>People</name>
    <message numerus="yes">
        <source>Change for %n accounts</source>
        <translation>
            <numerusform>Change for %n account</numerusform>
            <numerusform>Change for %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Follow from %n accounts</source>
        <translation>
            <numerusform>Follow from %n account</numerusform>
            <numerusform>Follow from %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unfollow from %n accounts</source>
        <translation>
            <numerusform>Unfollow from %n account</numerusform>
            <numerusform>Unfollow from %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mute from %n accounts</source>
        <translation>
            <numerusform>Mute from %n account</numerusform>
            <numerusform>Mute from %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unmute from %n accounts</source>
        <translation>
            <numerusform>Unmute from %n account</numerusform>
            <numerusform>Unmute from %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Block from %n accounts</source>
        <translation>
            <numerusform>Block from %n account</numerusform>
            <numerusform>Block from %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unblock from %n accounts</source>
        <translation>
            <numerusform>Unblock from %n account</numerusform>
            <numerusform>Unblock from %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept for %n accounts</source>
        <translation>
            <numerusform>Accept for %n account</numerusform>
            <numerusform>Accept for %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject for %n accounts</source>
        <translation>
            <numerusform>Reject for %n account</numerusform>
            <numerusform>Reject for %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove from %n accounts</source>
        <translation>
            <numerusform>Remove from %n account</numerusform>
            <numerusform>Remove from %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Report from %n accounts</source>
        <translation>
            <numerusform>Report from %n account</numerusform>
            <numerusform>Report from %n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleAdder</name>
    <message numerus="yes">
        <source>This file is of %n lists (%1). Where do its people go?</source>
        <translation>
            <numerusform>This file is of %n list (%1). Where do its people go?</numerusform>
            <numerusform>This file is of %n lists (%1). Where do its people go?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinnedPart</name>
    <message numerus="yes">
        <source>Show all %n pinned posts</source>
        <translation>
            <numerusform>Show the %n pinned post</numerusform>
            <numerusform>Show all %n pinned posts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PollBox</name>
    <message numerus="yes">
        <source>%n choices at most</source>
        <translation>
            <numerusform>%n choice at most</numerusform>
            <numerusform>%n choices at most</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PollEditor</name>
    <message numerus="yes">
        <source>A poll has %n choices at most here.</source>
        <translation>
            <numerusform>A poll has %n choice at most here.</numerusform>
            <numerusform>A poll has %n choices at most here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A choice of a poll has %n characters at most here.</source>
        <translation>
            <numerusform>A choice of a poll has %n character at most here.</numerusform>
            <numerusform>A choice of a poll has %n characters at most here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProfilePage</name>
    <message numerus="yes">
        <source>%Ln posts</source>
        <translation>
            <numerusform>%Ln post</numerusform>
            <numerusform>%Ln posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln following</source>
        <translation>
            <numerusform>%Ln following</numerusform>
            <numerusform>%Ln following</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln followers</source>
        <translation>
            <numerusform>%Ln follower</numerusform>
            <numerusform>%Ln followers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReactionLine</name>
    <message numerus="yes">
        <source>%n more reactions</source>
        <translation>
            <numerusform>%n more reaction</numerusform>
            <numerusform>%n more reactions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message numerus="yes">
        <source>%1, %2 and %n more boosted</source>
        <translation>
            <numerusform>%1, %2 and %n more boosted</numerusform>
            <numerusform>%1, %2 and %n more boosted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n votes</source>
        <translation>
            <numerusform>%n vote</numerusform>
            <numerusform>%n votes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>with %1 and %n more</source>
        <translation>
            <numerusform>with %1 and %n more</numerusform>
            <numerusform>with %1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunNotices</name>
    <message numerus="yes">
        <source>%n imports have ended or stopped</source>
        <translation>
            <numerusform>%n import has ended or stopped</numerusform>
            <numerusform>%n imports have ended or stopped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunPane</name>
    <message numerus="yes">
        <source>%n rows have not been done yet and will not be. What was done stays.</source>
        <translation>
            <numerusform>%n row has not been done yet and will not be. What was done stays.</numerusform>
            <numerusform>%n rows have not been done yet and will not be. What was done stays.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows saved in %1</source>
        <translation>
            <numerusform>%n row saved in %1</numerusform>
            <numerusform>%n rows saved in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreadOutcome</name>
    <message numerus="yes">
        <source>%n replies came from %1 servers</source>
        <translation>
            <numerusform>%n reply came from %1 servers</numerusform>
            <numerusform>%n replies came from %1 servers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replies came from %1</source>
        <translation>
            <numerusform>%n reply came from %1</numerusform>
            <numerusform>%n replies came from %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more servers did not answer</source>
        <translation>
            <numerusform>%n more server did not answer</numerusform>
            <numerusform>%n more servers did not answer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreadRest</name>
    <message numerus="yes">
        <source>%n replies are told, %1 here</source>
        <translation>
            <numerusform>%n reply is told, %1 here</numerusform>
            <numerusform>%n replies are told, %1 here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replies are here</source>
        <translation>
            <numerusform>%n reply is here</numerusform>
            <numerusform>%n replies are here</numerusform>
        </translation>
    </message>
</context>
</TS>
