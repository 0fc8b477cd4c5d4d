(** Off balance: minimisers, transverse multipliers, cycles, and the Lyapunov function. *)

From Coq Require Import Reals Lra Lia.
From Rigorous Require Import Definitions Lemmas Identities Derivatives B_balanced C_ellipse.
Local Open Scope R_scope.

Theorem F_jacobian : forall mu u v,
  jacobian (F mu) (u, v) (1 - v ^ 2) (mu - 2 * u * v) (mu - 2 * u * v) (1 - u ^ 2).
Proof. intros mu u v. unfold jacobian, F, w. repeat split; derivative. Qed.

(** * D1. The minimisers u v = mu, and the edge of stability *)

(** Trace and determinant are those of the eigenvalues 1 and 1 - s. *)
Theorem minimisers_fixed : forall mu u v, u * v = mu ->
  let s := u ^ 2 + v ^ 2 in
  F mu (u, v) = (u, v) /\
  exists uu uv vu vv, jacobian (F mu) (u, v) uu uv vu vv /\
    uu + vv = 1 + (1 - s) /\ uu * vv - uv * vu = 1 * (1 - s).
Proof.
  intros mu u v minimal s. split.
  - apply minimisers_are_fixed. unfold w. cbn. lra.
  - exists (1 - v ^ 2), (mu - 2 * u * v), (mu - 2 * u * v), (1 - u ^ 2).
    split; [apply F_jacobian|]. unfold s. rewrite <- minimal. split; ring.
Qed.

Theorem edge_of_stability : forall mu u v, u * v = mu ->
  let s := u ^ 2 + v ^ 2 in 0 < s < 2 -> (1 - s) ^ 2 < 1 /\ -1 < mu < 1.
Proof.
  intros mu u v minimal s range. split; [nra|]. unfold s in range.
  assert (plus := pow2_ge_0 (u + v)). assert (minus := pow2_ge_0 (u - v)). lra.
Qed.

Theorem edge_of_stability_passed : forall mu u v, u * v = mu -> let s := u ^ 2 + v ^ 2 in s >= 2 -> 1 - s <= -1.
Proof. intros mu u v _ s past. lra. Qed.

Theorem stable_minimisers_exist : forall mu,
  (exists u v, u * v = mu /\ 0 < u ^ 2 + v ^ 2 < 2) <-> -1 < mu < 1.
Proof.
  intro mu. split.
  - intros [u [v [minimal range]]]. now apply (edge_of_stability mu u v).
  - intro range. assert (small : Rabs mu < 1) by (apply Rabs_def1; lra). assert (N := Rabs_pos mu).
    destruct (minimiser_of_norm mu (1 + Rabs mu) ltac:(lra)) as [u [v [minimal norm]]].
    exists u, v. split; [exact minimal | lra].
Qed.

Theorem ellipse_meets_minimisers : forall mu u v, u * v = mu -> eps mu (u, v) = 0 ->
  u ^ 2 + v ^ 2 = 4 /\ 1 - (u ^ 2 + v ^ 2) = -3.
Proof.
  intros mu u v minimal on. destruct (quotient_map mu (u, v)) as [_ [_ S]]. cbn [fst snd] in S.
  rewrite on in S. replace (w mu (u, v)) with 0 in S by (unfold w; cbn; lra). lra.
Qed.

(** * D2. Transverse multipliers on the balanced slice *)

(** On u = v = x the derivative has the eigenvalues 1 + mu - 3 x^2 along the slice and 1 + w = 1 - mu + x^2
    across it. *)
Theorem slice_eigenvalues : forall mu x, exists uu uv vu vv, jacobian (F mu) (x, x) uu uv vu vv /\
  uu + uv = 1 + mu - 3 * x ^ 2 /\ vu + vv = 1 + mu - 3 * x ^ 2 /\
  uu - uv = 1 - mu + x ^ 2 /\ vv - vu = 1 - mu + x ^ 2.
Proof.
  intros mu x. exists (1 - x ^ 2), (mu - 2 * x * x), (mu - 2 * x * x), (1 - x ^ 2).
  split; [apply F_jacobian|]. repeat split; ring.
Qed.

Theorem two_cycle_transverse_product : forall mu x, x ^ 4 - (1 + mu) * x ^ 2 + 1 = 0 ->
  (1 - mu + x ^ 2) * (1 - mu + cubic mu x ^ 2) = 3 - 2 * mu.
Proof.
  intros mu x cycle. destruct (on_two_cycle mu x cycle) as [inverse [circle _]].
  transitivity ((1 - mu) ^ 2 + (1 - mu) * (x ^ 2 + cubic mu x ^ 2) + (x * cubic mu x) ^ 2); [ring|].
  rewrite inverse, circle. ring.
Qed.

Theorem two_cycle_transversely_stable : forall mu, -1 < 3 - 2 * mu < 1 <-> 1 < mu < 2.
Proof. intro mu. split; lra. Qed.

(** Two steps along the slice, by the chain rule. *)
Lemma slice_second_jacobian : forall mu x, let y := cubic mu x in
  let a := 1 - x ^ 2 in let b := mu - 2 * x ^ 2 in let c := 1 - y ^ 2 in let d := mu - 2 * y ^ 2 in
  jacobian (fun z => F mu (F mu z)) (x, x) (a * c + b * d) (a * d + b * c) (a * d + b * c) (a * c + b * d).
Proof. intros mu x. unfold jacobian, F, w, cubic. repeat split; derivative. Qed.

Theorem two_cycle_attracts_in_the_plane : forall mu x, 1 < mu < sqrt 5 - 1 -> x ^ 4 - (1 + mu) * x ^ 2 + 1 = 0 ->
  F mu (F mu (x, x)) = (x, x) /\ fst (F mu (x, x)) <> x /\
  (exists uu uv vu vv, jacobian (fun z => F mu (F mu z)) (x, x) uu uv vu vv /\
    uu + uv = 9 - 2 * (1 + mu) ^ 2 /\ vu + vv = 9 - 2 * (1 + mu) ^ 2 /\
    uu - uv = 3 - 2 * mu /\ vv - vu = 3 - 2 * mu) /\
  (9 - 2 * (1 + mu) ^ 2) ^ 2 < 1 /\ (3 - 2 * mu) ^ 2 < 1.
Proof.
  intros mu x range cycle. destruct (on_two_cycle mu x cycle) as [inverse [circle back]].
  destruct (two_cycle mu x ltac:(lra) cycle) as [_ [moved [_ [_ along]]]].
  split; [now rewrite !balanced_slice_cubic, back|].
  split; [rewrite balanced_slice_cubic; exact moved|].
  assert (S := sqrt_sqrt 5 ltac:(lra)). assert (4 < (1 + mu) ^ 2 < 5) by (split; nra). split; [|split; nra].
  assert (Along := uniqueness_limite _ _ _ _ along (derivable_pt_lim_comp _ _ _ _ _
    (cubic_derivative mu x) (cubic_derivative mu (cubic mu x)))).
  assert (Across := two_cycle_transverse_product mu x cycle).
  do 4 eexists. split; [apply slice_second_jacobian|]. cbv zeta. repeat split; nra.
Qed.

(** * D3. Every balanced cycle but the origin, the minimisers and +-sqrt(2 + mu) attracts across the slice *)

Lemma weights : forall mu, -2 < mu < 2 -> 0 < (2 + mu) / 4 /\ 0 < (2 - mu) / 4 /\ (2 + mu) / 4 + (2 - mu) / 4 = 1.
Proof. intros mu range. lra. Qed.

(** If (1 - r)^2 and (1 + r)^2 have products at least 1 along an orbit, K has one above 1; r is the residual. *)
Lemma K_product_exceeds_one : forall (T : Type) (f : T -> T) (r : T -> R) mu n x,
  -2 < mu < 2 -> (0 < n)%nat -> r x <> 0 ->
  1 <= product (fun y => (1 + r y) ^ 2) f n x -> 1 <= product (fun y => (1 - r y) ^ 2) f n x ->
  1 < product (fun y => K mu (r y)) f n x.
Proof.
  intros T f r mu n x range some off plus minus. destruct (weights mu range) as [Ha [Hb one]].
  rewrite (product_same _ _ (fun y => (2 + mu) / 4 * (1 + r y) ^ 2 + (2 - mu) / 4 * (1 - r y) ^ 2))
    by (intro; apply cofactor_is_convex).
  apply (mean_exceeds_one _ f (fun y => (1 + r y) ^ 2) (fun y => (1 - r y) ^ 2)); auto using pow2_ge_0.
  intro same. apply off. lra.
Qed.

Lemma balanced_product : forall mu x n, -2 < mu < 2 -> periodic (cubic mu) n x ->
  x <> 0 -> x ^ 2 <> mu -> x ^ 2 <> 2 + mu ->
  Rabs (product (fun y => 1 - mu + y ^ 2) (cubic mu) n x) < 1.
Proof.
  intros mu x n range cycle nonzero off_minimisers off_ellipse.
  assert (some : (0 < n)%nat) by apply cycle.
  assert (minus : product (fun y => (1 - (y ^ 2 - mu)) ^ 2) (cubic mu) n x = 1).
  { apply (product_around_cycle _ _ (fun y => y ^ 2)); [|assert (H := square_positive x nonzero); lra | exact cycle].
    intro y. unfold cubic. ring. }
  assert (cofactor : product (fun y => K mu (y ^ 2 - mu)) (cubic mu) n x = 1).
  { apply (product_around_cycle _ _ (fun y => y ^ 2 - (2 + mu))); [|lra | exact cycle].
    intro y. unfold cubic, K. ring. }
  assert (plus : product (fun y => (1 + (y ^ 2 - mu)) ^ 2) (cubic mu) n x < 1).
  { apply Rnot_le_lt. intro plus.
    assert (H := K_product_exceeds_one _ (cubic mu) (fun y => y ^ 2 - mu) mu n x range some ltac:(lra) plus ltac:(lra)).
    lra. }
  rewrite product_of_squares in plus.
  rewrite (product_same _ _ (fun y => 1 + (y ^ 2 - mu))) by (intro; ring).
  apply Rabs_def1; nra.
Qed.

Lemma balanced_orbit : forall mu n x, iterate (F mu) n (x, x) = (iterate (cubic mu) n x, iterate (cubic mu) n x).
Proof.
  intros mu n x. induction n as [|n IH]; cbn [iterate]; [reflexivity|]. rewrite IH. apply balanced_slice_cubic.
Qed.

Lemma product_on_slice : forall mu (g : point -> R) (k : R -> R) n x, (forall y, g (y, y) = k y) ->
  product g (F mu) n (x, x) = product k (cubic mu) n x.
Proof.
  intros mu g k n x same. induction n as [|n IH]; cbn [product]; [reflexivity|]. now rewrite IH, balanced_orbit, same.
Qed.

(** Along the slice a cycle has the multiplier of the cubic. *)
Theorem balanced_cycle_multiplier_along : forall mu x n, periodic (F mu) n (x, x) ->
  multiplier (F mu) n (x, x) (product (fun y => 1 + mu - 3 * y ^ 2) (cubic mu) n x).
Proof.
  intros mu x n cycle. split; [exact cycle|]. exists (chain (F_derivative mu) (F mu) n (x, x)).
  split; [apply derivative_of_iterate, F_differentiable|].
  exists (1, 1). split; [injection; lra|].
  rewrite <- (product_on_slice mu (fun z => 1 + mu - 3 * fst z ^ 2)) by reflexivity.
  apply (directions_along (F mu) (F_derivative mu) (fun _ => (1, 1)) _ (fun z => fst z = snd z)).
  - intro z. apply balanced_slice_invariant.
  - intros [u v] H. cbn in H. subst. unfold image, F_derivative, times, dot. cbn [fst snd]. f_equal; ring.
  - reflexivity.
Qed.

(** Across it every cycle of F attracts, but the origin, the minimisers, and those on the ellipse. *)
Theorem balanced_cycles_attract : forall mu z n, -2 < mu < 2 -> q z = 0 -> periodic (F mu) n z ->
  p z <> 0 -> eps mu z <> 0 -> (exists k, w mu (iterate (F mu) k z) <> 0) ->
  let s := product (fun y => 1 + w mu y) (F mu) n z in multiplier_across (F mu) q n z s /\ Rabs s < 1.
Proof.
  intros mu [x v] n range balanced cycle Hp He [k off]. unfold q in balanced. cbn in balanced.
  replace v with x in * by lra. clear v balanced.
  split; [apply multiplier_across_balanced; [unfold q; cbn; ring | exact cycle]|].
  rewrite (product_on_slice mu _ (fun y => 1 - mu + y ^ 2)) by (intro; unfold w; cbn [fst snd]; ring).
  apply balanced_product; [exact range | | | |].
  - destruct cycle as [some back]. split; [exact some|]. rewrite balanced_orbit in back. now injection back.
  - intros ->. apply Hp. unfold p. cbn. ring.
  - intro minimal. apply off. rewrite fixed_forever; [unfold w; cbn; lra|].
    apply minimisers_are_fixed. unfold w. cbn [fst snd]. lra.
  - intro on. apply He. unfold eps, P, Q, p, q. cbn [fst snd].
    transitivity ((2 - mu) * (x ^ 2) - (4 - mu ^ 2)); [field | rewrite on; ring].
Qed.

(** For mu <= 0 there are no other balanced cycles than 0 and +-sqrt(2 + mu). *)
Theorem balanced_cycles_below_zero : forall mu x n, -2 < mu <= 0 -> periodic (cubic mu) n x ->
  x = 0 \/ x ^ 2 = 2 + mu.
Proof.
  intros mu x n range [some back]. destruct (Req_dec x 0) as [|nonzero]; [now left | right].
  assert (X := square_positive x nonzero).
  assert (step : forall y, cubic mu y ^ 2 - y ^ 2 = y ^ 2 * (y ^ 2 - mu) * (y ^ 2 - 2 - mu)).
  { intro y. apply bounded_interval_factor. }
  destruct (Rtotal_order (x ^ 2) (2 + mu)) as [inside | [on | outside]]; [exfalso | exact on | exfalso].
  - assert (down : forall y, y ^ 2 < 2 + mu -> cubic mu y ^ 2 <= y ^ 2).
    { intros y below. specialize (step y). assert (Y := pow2_ge_0 y).
      assert (0 <= y ^ 2 * (y ^ 2 - mu)) by (apply Rmult_le_pos; lra). nra. }
    assert (drop : cubic mu x ^ 2 < x ^ 2).
    { specialize (step x). assert (0 < x ^ 2 * (x ^ 2 - mu)) by (apply Rmult_lt_0_compat; lra). nra. }
    assert (H := iterate_drops _ (cubic mu) (fun y => y ^ 2 < 2 + mu) (fun y => y ^ 2)).
    cbv beta in H. assert (D : iterate (cubic mu) n x ^ 2 < x ^ 2); [|rewrite back in D; lra].
    apply H; auto. intros y below. specialize (down y below). lra.
  - destruct (balanced_escape mu x ltac:(lra) outside) as [grows _].
    assert (H : forall k, x ^ 2 < iterate (cubic mu) (S k) x ^ 2).
    { induction k as [|k IH]; [exact (grows O)|]. specialize (grows (S k)). lra. }
    destruct n as [|k]; [lia|]. specialize (H k). rewrite back in H. lra.
Qed.

(** * D4. No cycle of period two or more lies off the ellipse and the axes *)

Lemma P_positive : forall z, p z <> 0 -> P z <> 0.
Proof. intros z H. unfold P. assert (S := square_positive _ H). lra. Qed.

Lemma Q_positive : forall z, q z <> 0 -> Q z <> 0.
Proof. intros z H. unfold Q. assert (S := square_positive _ H). lra. Qed.

Theorem no_cycles_off_axes : forall mu z n, -2 < mu < 2 -> periodic (F mu) n z ->
  p z <> 0 -> q z <> 0 -> eps mu z <> 0 -> F mu z = z /\ fst z * snd z = mu.
Proof.
  intros mu z n range cycle Hp Hq He. assert (some : (0 < n)%nat) by apply cycle.
  assert (minus : product (fun y => (1 - w mu y) ^ 2) (F mu) n z = 1).
  { apply (product_around_cycle _ _ P); auto using P_positive. intro y. apply diagonal_coordinates. }
  assert (plus : product (fun y => (1 + w mu y) ^ 2) (F mu) n z = 1).
  { apply (product_around_cycle _ _ Q); auto using Q_positive. intro y. apply diagonal_coordinates. }
  assert (cofactor : product (fun y => K mu (w mu y)) (F mu) n z = 1).
  { apply (product_around_cycle _ _ (eps mu)); auto using ellipse_cofactor. }
  destruct (Req_dec (w mu z) 0) as [zero | off].
  - split; [now apply minimisers_are_fixed | unfold w in zero; lra].
  - assert (H := K_product_exceeds_one _ (F mu) (w mu) mu n z range some off ltac:(lra) ltac:(lra)). lra.
Qed.

Lemma opposite_slice_orbit : forall mu n x,
  iterate (F mu) n (x, - x) = (iterate (cubic (- mu)) n x, - iterate (cubic (- mu)) n x).
Proof.
  intros mu n x. induction n as [|n IH]; cbn [iterate]; [reflexivity|].
  rewrite IH. apply opposite_slice_cubic.
Qed.

(** On the axis p = 0 there are only the origin and the two-cycle Q = 2 - mu, which lies on the ellipse. *)
Theorem no_cycles_on_opposite_axis : forall mu z n, 0 <= mu < 2 -> p z = 0 -> periodic (F mu) n z ->
  z = (0, 0) \/ (Q z = 2 - mu /\ eps mu z = 0 /\ F mu (F mu z) = z).
Proof.
  intros mu [u v] n range axis [some back]. unfold p in axis. cbn in axis. replace v with (- u) in * by lra.
  rewrite opposite_slice_orbit in back. injection back as back _.
  destruct (balanced_cycles_below_zero (- mu) u n ltac:(lra) (conj some back)) as [-> | two]; [left | right].
  - f_equal. ring.
  - assert (square : Q (u, - u) = u ^ 2) by (unfold Q, q; cbn [fst snd]; field).
    assert (none : P (u, - u) = 0) by (unfold P, p; cbn [fst snd]; field).
    assert (half : cubic (- mu) u = - u) by (transitivity (u * (1 - mu - u ^ 2)); [unfold cubic | rewrite two]; ring).
    split; [lra|]. split; [unfold eps; rewrite square, none; nra|].
    rewrite !opposite_slice_cubic, half, cubic_odd, half. f_equal; ring.
Qed.

(** * D5. The Lyapunov function *)

(** The geometric mean of |1 - r| and |1 + r| with these exponents is below K. *)
Lemma powers_below_K : forall mu r, -2 < mu < 2 -> r <> 0 -> 1 - r <> 0 -> 1 + r <> 0 ->
  Rpower (Rabs (1 - r)) ((2 - mu) / 2) * Rpower (Rabs (1 + r)) ((2 + mu) / 2) < K mu r.
Proof.
  intros mu r range off minus plus. destruct (weights mu range) as [Ha [Hb one]].
  assert (mean := weighted_means_strictly _ _ _ _ Ha Hb one
    (square_positive _ plus) (square_positive _ minus) ltac:(nra)).
  rewrite <- cofactor_is_convex, !ln_square in mean by assumption.
  destruct (ellipse_cofactor_positive mu r range) as [_ positive].
  unfold Rpower. rewrite <- exp_plus, <- (exp_ln (K mu r)) by exact positive.
  apply exp_increasing. lra.
Qed.

(** Phi increases strictly in every step off the minimisers, as long as p q stays nonzero; and p q becomes 0 exactly
    where w = 1 or w = -1. *)
Theorem lyapunov_function : forall mu z, -2 < mu < 2 -> p z <> 0 -> q z <> 0 -> eps mu z <> 0 ->
  eps mu (F mu z) <> 0 /\
  (p (F mu z) = 0 <-> w mu z = 1) /\
  (q (F mu z) = 0 <-> w mu z = -1) /\
  (w mu z = 0 -> F mu z = z) /\
  (w mu z <> 0 -> w mu z <> 1 -> w mu z <> -1 -> Phi mu z < Phi mu (F mu z)).
Proof.
  intros mu z range Hp Hq He. destruct (diagonal_coordinates mu z) as [pstep [qstep _]].
  assert (step := ellipse_cofactor mu z).
  destruct (ellipse_cofactor_positive mu (w mu z) range) as [_ positive].
  split; [rewrite step; apply Rmult_integral_contrapositive; lra|].
  split; [rewrite pstep; split; [intros [|]%Rmult_integral; lra | intros ->; ring]|].
  split; [rewrite qstep; split; [intros [|]%Rmult_integral; lra | intros ->; ring]|].
  split; [apply minimisers_are_fixed|]. intros off minus plus.
  assert (M := Rabs_pos_lt (1 - w mu z) ltac:(lra)). assert (N := Rabs_pos_lt (1 + w mu z) ltac:(lra)).
  assert (mean := powers_below_K mu (w mu z) range off ltac:(lra) ltac:(lra)).
  unfold Phi. rewrite step, pstep, qstep, !Rabs_mult, (Rabs_pos_eq (K mu (w mu z))) by lra.
  rewrite <- !Rpower_mult_distr by (first [assumption | now apply Rabs_pos_lt]).
  assert (power : forall x y, 0 < Rpower x y) by (intros; apply exp_pos).
  set (k := K mu (w mu z)) in *.
  set (a := Rpower (Rabs (p z)) _). set (b := Rpower (Rabs (q z)) _).
  set (c := Rpower (Rabs (1 - w mu z)) _) in *. set (d := Rpower (Rabs (1 + w mu z)) _) in *.
  assert (0 < a /\ 0 < b /\ 0 < c /\ 0 < d) as [A [B [C D]]] by (repeat split; apply power).
  assert (0 < Rabs (eps mu z) / (a * b)).
  { apply Rdiv_lt_0_compat; [now apply Rabs_pos_lt | now apply Rmult_lt_0_compat]. }
  replace (Rabs (eps mu z) * k / (a * c * (b * d))) with (Rabs (eps mu z) / (a * b) * (k / (c * d))) by (field; lra).
  assert (1 < k / (c * d)).
  { apply (Rmult_lt_reg_r (c * d)); [now apply Rmult_lt_0_compat|].
    replace (k / (c * d) * (c * d)) with k by (field; lra). lra. }
  nra.
Qed.

(** Its limits where the denominator vanishes: infinity off the ellipse, and none on it. *)

Lemma small_power : forall a tau, 0 < a -> 0 < tau -> exists delta, 0 < delta /\
  forall x, 0 < x <= delta -> Rpower x a <= tau.
Proof.
  intros a tau Ha positive. exists (Rpower tau (/ a)). split; [apply exp_pos|]. intros x small.
  replace tau with (Rpower (Rpower tau (/ a)) a) by (rewrite Rpower_mult, Rinv_l, Rpower_1; lra).
  apply Rle_Rpower_l; lra.
Qed.

Lemma small_powers : forall a b tau c, 0 < a -> 0 < b -> 0 < tau -> exists delta, 0 < delta /\
  forall x y, 0 < x <= delta -> 0 < y <= c -> Rpower x a * Rpower y b <= tau.
Proof.
  intros a b tau c Ha Hb positive. assert (C : 0 < Rpower c b) by apply exp_pos.
  destruct (small_power a (tau / Rpower c b) Ha ltac:(now apply Rdiv_lt_0_compat)) as [delta [dpos small]].
  exists delta. split; [exact dpos|]. intros x y near between.
  replace tau with (tau / Rpower c b * Rpower c b) by (field; lra).
  apply Rmult_le_compat; [left; apply exp_pos | left; apply exp_pos | now apply small | apply Rle_Rpower_l; lra].
Qed.

Lemma p_q_near : forall z y, Rabs (p z) <= Rabs (p y) + size (difference z y) /\
  Rabs (q z) <= Rabs (q y) + size (difference z y).
Proof.
  intros z y. unfold size, difference. cbn [fst snd]. set (a := fst z - fst y). set (b := snd z - snd y). split.
  - replace (p z) with (p y + (a + b)) by (unfold p, a, b; ring).
    assert (A := Rabs_triang (p y) (a + b)). assert (B := Rabs_triang a b). lra.
  - replace (q z) with (q y + (a - b)) by (unfold q, a, b; ring).
    assert (A := Rabs_triang (q y) (a - b)). assert (B := Rabs_triang a (- b)). rewrite Rabs_Ropp in B.
    unfold Rminus in *. lra.
Qed.

Lemma eps_stays_large : forall mu y, eps mu y <> 0 -> exists delta, 0 < delta /\
  forall z, size (difference z y) < delta -> Rabs (eps mu y) / 2 <= Rabs (eps mu z).
Proof.
  intros mu y off. assert (positive := Rabs_pos_lt _ off).
  destruct (eps_gradient_is mu y 1 ltac:(lra)) as [r [rpos near]]. set (g := eps_gradient mu y) in *.
  assert (G := size_nonneg g). set (c := Rabs (eps mu y) / 2). assert (cpos : 0 < c) by (unfold c; lra).
  exists (Rmin r (c / (size g + 1))). split; [apply Rmin_glb_lt; [lra | apply Rdiv_lt_0_compat; lra]|].
  intros z small. set (d := difference z y) in *. assert (D := size_nonneg d).
  specialize (near d (Rlt_le _ _ (Rlt_le_trans _ _ _ small (Rmin_l _ _)))).
  assert (less := Rlt_le_trans _ _ _ small (Rmin_r _ _)).
  replace (moved y d) with z in near by (unfold d; apply same_point; cbn; ring).
  assert (B := dot_bounded g d).
  assert (change : Rabs (eps mu z - eps mu y) <= c).
  { replace (eps mu z - eps mu y) with (eps mu z - eps mu y - dot g d + dot g d) by ring.
    apply (Rle_trans _ _ _ (Rabs_triang _ _)). apply (Rmult_lt_compat_l (size g + 1)) in less; [|lra].
    replace ((size g + 1) * (c / (size g + 1))) with c in less by (field; lra). lra. }
  assert (T := Rabs_triang (eps mu z) (eps mu y - eps mu z)). rewrite (Rabs_minus_sym (eps mu y)) in T.
  replace (eps mu z + (eps mu y - eps mu z)) with (eps mu y) in T by ring. unfold c in *. lra.
Qed.

Theorem lyapunov_infinite : forall mu y, -2 < mu < 2 -> p y = 0 \/ q y = 0 -> eps mu y <> 0 ->
  forall M, exists delta, 0 < delta /\ forall z, size (difference z y) < delta -> p z <> 0 -> q z <> 0 -> Phi mu z > M.
Proof.
  intros mu y range axes off M. assert (positive := Rabs_pos_lt _ off).
  destruct (eps_stays_large mu y off) as [r [rpos large]].
  set (a := (2 - mu) / 2). set (b := (2 + mu) / 2). set (N := Rabs M + 1). set (tau := Rabs (eps mu y) / 2 / N).
  assert (Npos : 0 < N) by (unfold N; assert (H := Rabs_pos M); lra).
  assert (tpos : 0 < tau) by (unfold tau; apply Rdiv_lt_0_compat; lra).
  assert (near : exists delta, 0 < delta /\ forall z, size (difference z y) < delta -> p z <> 0 -> q z <> 0 ->
    Rpower (Rabs (p z)) a * Rpower (Rabs (q z)) b <= tau).
  { destruct axes as [axis | axis].
    - destruct (small_powers a b tau (Rabs (q y) + 1) ltac:(unfold a; lra) ltac:(unfold b; lra) tpos)
        as [s [spos small]].
      exists (Rmin 1 s). split; [apply Rmin_glb_lt; lra|]. intros z close Hp Hq. destruct (p_q_near z y) as [A B].
      assert (C := Rlt_le_trans _ _ _ close (Rmin_l _ _)). assert (D := Rlt_le_trans _ _ _ close (Rmin_r _ _)).
      rewrite axis, Rabs_R0 in A. assert (U := Rabs_pos_lt _ Hp). assert (V := Rabs_pos_lt _ Hq). apply small; lra.
    - destruct (small_powers b a tau (Rabs (p y) + 1) ltac:(unfold b; lra) ltac:(unfold a; lra) tpos)
        as [s [spos small]].
      exists (Rmin 1 s). split; [apply Rmin_glb_lt; lra|]. intros z close Hp Hq. destruct (p_q_near z y) as [A B].
      assert (C := Rlt_le_trans _ _ _ close (Rmin_l _ _)). assert (D := Rlt_le_trans _ _ _ close (Rmin_r _ _)).
      rewrite axis, Rabs_R0 in B. assert (U := Rabs_pos_lt _ Hp). assert (V := Rabs_pos_lt _ Hq).
      rewrite Rmult_comm. apply small; lra. }
  destruct near as [s [spos small]]. exists (Rmin r s). split; [apply Rmin_glb_lt; lra|]. intros z close Hp Hq.
  specialize (large z (Rlt_le_trans _ _ _ close (Rmin_l _ _))).
  specialize (small z (Rlt_le_trans _ _ _ close (Rmin_r _ _)) Hp Hq). unfold Phi. fold a b.
  assert (A : 0 < Rpower (Rabs (p z)) a) by apply exp_pos. assert (B : 0 < Rpower (Rabs (q z)) b) by apply exp_pos.
  set (D := Rpower (Rabs (p z)) a * Rpower (Rabs (q z)) b) in *. assert (Dpos : 0 < D) by now apply Rmult_lt_0_compat.
  apply (Rlt_le_trans _ N); [unfold N; assert (H := Rle_abs M); lra|].
  apply (Rmult_le_reg_r D); [exact Dpos|]. unfold Rdiv at 1. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
  apply (Rle_trans _ (N * tau)); [apply Rmult_le_compat_l; lra|].
  replace (N * tau) with (Rabs (eps mu y) / 2) by (unfold tau; field; lra). exact large.
Qed.

Lemma size_times : forall s d, size (times s d) = Rabs s * size d.
Proof. intros s d. unfold size, times. cbn [fst snd]. rewrite !Rabs_mult. ring. Qed.

(** Near a point of the ellipse on an axis there are points of the ellipse off the axes. *)
Lemma ellipse_off_axes : forall mu y delta, -2 < mu < 2 -> p y = 0 \/ q y = 0 -> eps mu y = 0 -> 0 < delta ->
  exists z, size (difference z y) < delta /\ p z <> 0 /\ q z <> 0 /\ eps mu z = 0.
Proof.
  intros mu y delta range axes on positive.
  assert (A := sqrt_lt_R0 (2 + mu) ltac:(lra)). assert (B := sqrt_lt_R0 (2 - mu) ltac:(lra)).
  destruct (proj1 (ellipse_covered mu y range)) as [t ->].
  { exact on. }
  set (a := sqrt (2 + mu)) in *. set (b := sqrt (2 - mu)) in *.
  assert (P_is : forall s, p (ellipse_point mu s) = 2 * a * cos s)
    by (intro; unfold p, ellipse_point; cbn; fold a b; ring).
  assert (Q_is : forall s, q (ellipse_point mu s) = 2 * b * sin s)
    by (intro; unfold q, ellipse_point; cbn; fold a b; ring).
  rewrite P_is, Q_is in axes.
  assert (axes' : cos t = 0 \/ sin t = 0).
  { destruct axes as [H | H]; [left | right]; apply Rmult_integral in H as [H | H]; lra. }
  set (tol := delta / (4 * (a + b))). assert (tpos : tol > 0) by (unfold tol; apply Rdiv_lt_0_compat; lra).
  destruct (continuity_cos t tol tpos) as [r1 [r1pos near1]].
  destruct (continuity_sin t tol tpos) as [r2 [r2pos near2]].
  set (h := Rmin (Rmin r1 r2) 1 / 2).
  assert (hpos : 0 < h) by (unfold h; assert (0 < Rmin (Rmin r1 r2) 1) by (repeat apply Rmin_glb_lt; lra); lra).
  assert (h1 : h < r1 /\ h < r2 /\ h < 1).
  { unfold h. assert (X := Rmin_l (Rmin r1 r2) 1). assert (Y := Rmin_r (Rmin r1 r2) 1).
    assert (Z := Rmin_l r1 r2). assert (W := Rmin_r r1 r2). unfold h in hpos. lra. }
  destruct h1 as [h1 [h2 h3]].
  assert (inside : D_x no_cond t (t + h)) by (split; [exact I | lra]).
  assert (distance : Rabs (t + h - t) = h) by (replace (t + h - t) with h by ring; apply Rabs_pos_eq; lra).
  assert (close1 : Rabs (cos (t + h) - cos t) < tol).
  { apply near1. split; [exact inside|]. simpl. unfold R_dist. lra. }
  assert (close2 : Rabs (sin (t + h) - sin t) < tol).
  { apply near2. split; [exact inside|]. simpl. unfold R_dist. lra. }
  assert (sine : 0 < sin h) by (apply sin_gt_0; assert (H := PI2_1); lra).
  assert (cosine : 0 < cos h) by (apply cos_gt_0; assert (H := PI2_1); lra).
  assert (circle := sin2_cos2 t). unfold Rsqr in circle.
  assert (product_off : forall x k, x * x = 1 -> 0 < k -> x * k <> 0).
  { intros x k one some zero. apply Rmult_integral in zero as [-> | ->]; lra. }
  exists (ellipse_point mu (t + h)). split; [|split; [|split]].
  - unfold size, difference, ellipse_point. cbn [fst snd]. fold a b.
    set (c := cos (t + h) - cos t) in *. set (s := sin (t + h) - sin t) in *.
    replace (_ - _) with (a * c + b * s) by (unfold c, s; ring).
    replace (_ - _ - _) with (a * c - b * s) by (unfold c, s; ring).
    assert (X := Rabs_triang (a * c) (b * s)). assert (Y := Rabs_triang (a * c) (- (b * s))).
    rewrite Rabs_Ropp in Y. unfold Rminus. rewrite !Rabs_mult, (Rabs_pos_eq a), (Rabs_pos_eq b) in * by lra.
    assert (a * Rabs c < a * tol) by (apply Rmult_lt_compat_l; lra).
    assert (b * Rabs s < b * tol) by (apply Rmult_lt_compat_l; lra).
    assert (4 * (a + b) * tol = delta) by (unfold tol; field; lra). lra.
  - rewrite P_is, cos_plus. apply Rmult_integral_contrapositive. split; [lra|].
    destruct axes' as [H | H]; rewrite H in *; [assert (N := product_off (sin t) (sin h) ltac:(lra) sine) |
      assert (N := product_off (cos t) (cos h) ltac:(lra) cosine)]; intro; apply N; lra.
  - rewrite Q_is, sin_plus. apply Rmult_integral_contrapositive. split; [lra|].
    destruct axes' as [H | H]; rewrite H in *; [assert (N := product_off (sin t) (cos h) ltac:(lra) cosine) |
      assert (N := product_off (cos t) (sin h) ltac:(lra) sine)]; intro; apply N; lra.
  - apply ellipse_parametrised. lra.
Qed.

Theorem lyapunov_no_limit : forall mu y, -2 < mu < 2 -> p y = 0 \/ q y = 0 -> eps mu y = 0 ->
  forall delta M, 0 < delta ->
  (exists z, size (difference z y) < delta /\ p z <> 0 /\ q z <> 0 /\ Phi mu z = 0) /\
  (exists z, size (difference z y) < delta /\ p z <> 0 /\ q z <> 0 /\ Phi mu z > M).
Proof.
  intros mu y range axes on delta M positive. split.
  - destruct (ellipse_off_axes mu y delta range axes on positive) as [z [near [Hp [Hq zero]]]].
    exists z. repeat split; auto. unfold Phi. rewrite zero, Rabs_R0. unfold Rdiv. ring.
  - assert (S := size_nonneg y). set (h := delta / (2 * (size y + 1))).
    assert (hpos : 0 < h) by (unfold h; apply Rdiv_lt_0_compat; lra).
    set (x := times (1 + h) y).
    assert (near : size (difference x y) < delta / 2).
    { replace (difference x y) with (times h y) by (unfold x; apply same_point; cbn; ring).
      rewrite size_times, Rabs_pos_eq by lra.
      apply (Rlt_le_trans _ (h * (size y + 1))); [nra|]. right. unfold h. field. lra. }
    assert (off : eps mu x <> 0).
    { assert (room : 0 < 4 - mu ^ 2) by nra.
      replace (eps mu x) with ((1 + h) ^ 2 * (eps mu y + (4 - mu ^ 2)) - (4 - mu ^ 2))
        by (unfold x, eps, P, Q, p, q, times; cbn [fst snd]; field).
      rewrite on, Rplus_0_l.
      replace ((1 + h) ^ 2 * (4 - mu ^ 2) - (4 - mu ^ 2)) with ((4 - mu ^ 2) * (h * (2 + h))) by ring.
      assert (0 < h * (2 + h)) by nra. assert (0 < (4 - mu ^ 2) * (h * (2 + h))) by now apply Rmult_lt_0_compat. lra. }
    assert (scaled : p x = (1 + h) * p y /\ q x = (1 + h) * q y) by (unfold x, p, q, times; cbn; split; ring).
    destruct scaled as [Px Qx].
    assert (axes' : p x = 0 \/ q x = 0) by (rewrite Px, Qx; destruct axes as [-> | ->]; [left | right]; ring).
    destruct (lyapunov_infinite mu x range axes' off M) as [r [rpos large]].
    set (k := Rmin r (delta / 2) / 4).
    assert (kpos : 0 < k) by (unfold k; assert (0 < Rmin r (delta / 2)) by (apply Rmin_glb_lt; lra); lra).
    assert (ksmall : 2 * k < r /\ 2 * k < delta / 2).
    { unfold k in *. assert (A := Rmin_l r (delta / 2)). assert (B := Rmin_r r (delta / 2)). lra. }
    assert (other : (p x = 0 -> q x <> 0) /\ (q x = 0 -> p x <> 0)).
    { assert (room : 0 < 4 - mu ^ 2) by nra. unfold eps, P, Q in on. split; intros one two; rewrite Px, Qx in *;
        clear - on one two room hpos; assert (A : p y = 0) by (apply (Rmult_eq_reg_l (1 + h)); lra);
        assert (B : q y = 0) by (apply (Rmult_eq_reg_l (1 + h)); lra); rewrite A, B in on; lra. }
    assert (moved : exists e, size e = 2 * k /\ p (moved x e) <> 0 /\ q (moved x e) <> 0).
    { destruct axes' as [axis | axis].
      - exists (k, k). unfold size, p, q, moved in *. cbn [fst snd] in *. rewrite !Rabs_pos_eq by lra.
        split; [ring|]. split; [lra|]. destruct other as [H _]. specialize (H axis). lra.
      - exists (k, - k). unfold size, p, q, moved in *. cbn [fst snd] in *. rewrite Rabs_Ropp, !Rabs_pos_eq by lra.
        split; [ring|]. split; [|lra]. destruct other as [_ H]. specialize (H axis). lra. }
    destruct moved as [e [esize [Hp Hq]]]. exists (moved x e). split; [|split; [exact Hp | split; [exact Hq|]]].
    + replace (difference (moved x e) y) with (moved (difference x y) e) by (apply same_point; cbn; ring).
      apply (Rle_lt_trans _ _ _ (size_plus _ _)). lra.
    + apply large; auto. replace (difference (moved x e) x) with e by (apply same_point; cbn; ring). lra.
Qed.

(** * D7. Off balance the loss w^2/2 does not grow in a step exactly in a band *)

Theorem loss_does_not_grow : forall mu z, w mu (F mu z) ^ 2 <= w mu z ^ 2 <->
  w mu z = 0 \/ w mu z ^ 2 - 4 <= eps mu z <= w mu z ^ 2 - 2.
Proof.
  intros mu z. destruct (quotient_map mu z) as [-> _]. set (r := w mu z). set (e := eps mu z).
  rewrite Rpow_mult_distr. split.
  - intro small. destruct (Req_dec r 0) as [|off]; [now left | right].
    assert (H := square_positive r off). assert ((r ^ 2 - 3 - e) ^ 2 <= 1) by nra. split; nra.
  - intros [-> | band]; [lra|]. assert ((r ^ 2 - 3 - e) ^ 2 <= 1 ^ 2) by (apply square_below; lra).
    assert (H' := pow2_ge_0 r). nra.
Qed.
