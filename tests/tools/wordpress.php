<?php
// Sets up a WordPress of its own, fills it, and prints what its own exporter writes.
// Arguments: folder of WordPress, socket of the database, folder of its content, address, the file
// that says what it is filled with.
[, $wordpress, $socket, $content, $address, $what] = $argv;
define('ABSPATH', "$wordpress/");
define('WP_CONTENT_DIR', $content);
define('WP_SITEURL', $address);
define('WP_HOME', $address);
foreach (['DB_NAME' => 'wordpress', 'DB_USER' => 'root', 'DB_PASSWORD' => '', 'DB_CHARSET' => 'utf8mb4',
          'DB_COLLATE' => '', 'DB_HOST' => "localhost:$socket"] as $name => $value) {
    define($name, $value);
}
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT',
          'LOGGED_IN_SALT', 'NONCE_SALT'] as $name) {
    define($name, "not a secret $name");
}
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
define('WP_INSTALLING', true);
$table_prefix = 'wp_';
$server = new mysqli('localhost', 'root', '', '', 0, $socket);
$server->query('CREATE DATABASE wordpress CHARACTER SET utf8mb4');
$_SERVER += ['HTTP_HOST' => parse_url($address, PHP_URL_HOST), 'SERVER_PROTOCOL' => 'HTTP/1.1',
             'REQUEST_METHOD' => 'GET', 'REQUEST_URI' => '/'];
function wp_mail() { return true; }
require_once ABSPATH . 'wp-settings.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/image.php';
require_once ABSPATH . 'wp-admin/includes/export.php';
wp_install('Our old site', 'office', 'office@example.org', true, '', 'not-used');
global $wp_rewrite;
update_option('permalink_structure', '/%year%/%monthnum%/%postname%/');
update_option('blogdescription', 'Voices of two shores');
$wp_rewrite->init();
wp_set_current_user(1);
wp_update_user(['ID' => 1, 'display_name' => 'Communications']);
register_taxonomy('language', ['post', 'page'], ['public' => true]);
register_taxonomy('post_translations', ['post', 'page'], ['public' => true]);
foreach (get_posts(['post_type' => 'any', 'post_status' => 'any', 'numberposts' => -1]) as $old) {
    wp_delete_post($old->ID, true);
}
$ids = [];
foreach (json_decode(file_get_contents($what), true) as $wish) {
    $wish['content'] = preg_replace_callback('/\{\{(\w+):(\w+)\}\}/', function ($m) use (&$ids) {
        [, $how, $name] = $m;
        $id = $ids[$name];
        return ['id' => $id, 'link' => get_permalink($id), 'url' => wp_get_attachment_url($id),
                'medium' => wp_get_attachment_image_url($id, 'medium')][$how];
    }, $wish['content'] ?? '');
    $post = [
        'post_title' => $wish['title'] ?? '', 'post_content' => $wish['content'],
        'post_excerpt' => $wish['excerpt'] ?? '', 'post_status' => $wish['status'] ?? 'publish',
        'post_type' => $wish['type'] ?? 'post', 'post_name' => $wish['slug'] ?? '',
        'post_date' => $wish['date'] ?? '2019-10-01 08:00:00', 'post_author' => 1,
        'post_password' => $wish['password'] ?? '', 'post_parent' => isset($wish['parent']) ? $ids[$wish['parent']] : 0,
    ];
    if ($post['post_type'] === 'attachment') {
        $file = wp_upload_dir('2019/10')['path'] . '/' . $wish['file'];
        $post['post_mime_type'] = $wish['mime'];
        $post['post_status'] = 'inherit';
        $id = wp_insert_attachment(wp_slash($post), $file, $post['post_parent']);
        wp_update_attachment_metadata($id, wp_generate_attachment_metadata($id, $file));
    } else {
        $id = wp_insert_post(wp_slash($post), true);
    }
    if (is_wp_error($id)) {
        fwrite(STDERR, $id->get_error_message() . "\n");
        exit(1);
    }
    $ids[$wish['name']] = $id;
    foreach ($wish['terms'] ?? [] as $taxonomy => $names) {
        foreach ($names as $slug => $name) {
            $term = get_term_by('slug', $slug, $taxonomy);
            $term = $term ? (array) $term : wp_insert_term($name, $taxonomy, ['slug' => $slug]);
            wp_set_object_terms($id, (int) $term['term_id'], $taxonomy, true);
        }
    }
    foreach ($wish['meta'] ?? [] as $key => $value) {
        update_post_meta($id, $key, wp_slash(isset($ids[$value]) ? $ids[$value] : $value));
    }
    for ($n = 0; $n < ($wish['comments'] ?? 0); $n++) {
        wp_insert_comment(['comment_post_ID' => $id, 'comment_content' => 'Good.', 'comment_author' => 'x']);
    }
}
$menu = wp_create_nav_menu('Primary');
foreach (['us', 'work'] as $number => $name) {
    wp_update_nav_menu_item($menu, 0, ['menu-item-object-id' => $ids[$name], 'menu-item-object' => 'page',
        'menu-item-type' => 'post_type', 'menu-item-status' => 'publish', 'menu-item-position' => $number + 1]);
}
@export_wp();
